import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { CaptureDevice } from '../../../src-main/contract/devices.ts'
import type { DeviceChoice } from '../../../src-renderer/cockpit/dialogs/device-field.tsx'
import { say } from '../../../src-renderer/text/sentence.ts'
import { stageText } from '../../../src-renderer/text/stage-text.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { chosenDevice, DeviceField, deviceLabel, devicesOf, UNCHOSEN } = await import(
  '../../../src-renderer/cockpit/dialogs/device-field.tsx'
)
const { useUi } = await import('../../../src-renderer/store/ui-store.ts')

const language = useUi.getInitialState().language
const camera = (device: string, name: string, modes: CaptureDevice['modes'] = []): CaptureDevice => ({
  kind: 'camera',
  device,
  name,
  modes,
})
const CAMERAS = [camera('/dev/video0', 'Desk'), camera('other', '商品 "特写"')]

function markup(listed: readonly CaptureDevice[] | null, choice: DeviceChoice = UNCHOSEN, none?: string): string {
  const words = { label: 'Camera', hint: 'Type it', empty: 'No camera found', ...(none ? { none } : {}) }
  return renderToStaticMarkup(
    <DeviceField name="device" {...words} listed={listed} choice={choice} onChoose={() => {}} />,
  )
}

test('the first listed device is chosen until the host says otherwise', () => {
  expect(chosenDevice(UNCHOSEN, CAMERAS)).toBe('/dev/video0')
  expect(chosenDevice({ kind: 'listed', device: 'other' }, CAMERAS)).toBe('other')
  expect(markup(CAMERAS)).toContain('<option value=":/dev/video0" selected="">Desk</option>')
  expect(markup(CAMERAS)).not.toContain('<input')
})

test('a device that went away is not chosen any more', () => {
  expect(chosenDevice({ kind: 'listed', device: '/dev/video9' }, CAMERAS)).toBe('/dev/video0')
  expect(chosenDevice({ kind: 'listed', device: '/dev/video9' }, [])).toBe('')
})

test('a microphone is chosen by the host only', () => {
  expect(chosenDevice(UNCHOSEN, CAMERAS, true)).toBe('')
  expect(markup(CAMERAS, UNCHOSEN, 'No sound')).toContain('<option value="" selected="">No sound</option>')
})

test('a device can be typed by hand, even one that is called as the option for it', () => {
  expect(chosenDevice({ kind: 'typed', device: ' /dev/video7 ' }, CAMERAS)).toBe('/dev/video7')
  expect(markup(CAMERAS, { kind: 'typed', device: '/dev/video7' })).toMatch(
    /<input[^>]* name="device" value="\/dev\/video7"/,
  )
  expect(markup(CAMERAS, { kind: 'listed', device: 'other' })).not.toContain('<input')
})

test('while devices are looked for, it says so and a device can be typed', () => {
  const loading = markup(null)
  expect(loading).toContain('aria-busy="true"')
  expect(loading).toContain(stageText.devicesLoading[language])
  expect(loading).toContain(stageText.deviceOther[language])
})

test('without a device it says so and asks for one by hand', () => {
  const empty = markup([])
  expect(empty).toContain('role="status">No camera found</p>')
  expect(empty).toMatch(/<input[^>]* name="device"/)
  expect(empty).not.toContain('<select')
})

test('every field has a label that names it', () => {
  for (const html of [markup(CAMERAS), markup(null), markup([]), markup(CAMERAS, { kind: 'typed', device: '' })]) {
    for (const [, id] of html.matchAll(/<(?:select|input) id="([^"]+)"/g)) expect(html).toContain(`for="${id}"`)
  }
})

test('a device is called by its name and its best mode, namesakes by their device too', () => {
  const t = say.bind(null, 'en') as Parameters<typeof deviceLabel>[2]
  const one = camera('a', 'HD Webcam', [{ width: 1920, height: 1080, fps: 29.97 }])
  const two = camera('b', 'HD Webcam', [{ width: 1280, height: 720, fps: null }])
  expect(deviceLabel(one, [one, two], t)).toBe('HD Webcam (a) · 1920×1080, 29.97 fps')
  expect(deviceLabel(two, [one, two], t)).toBe('HD Webcam (b) · 1280×720')
  expect(deviceLabel(one, [one], t)).toBe('HD Webcam · 1920×1080, 29.97 fps')
})

test('each field gets its own kind; a listing that failed is an empty one', () => {
  expect(devicesOf({ kind: 'listed', devices: CAMERAS }, 'camera')).toEqual(CAMERAS)
  expect(devicesOf({ kind: 'listed', devices: CAMERAS }, 'screen')).toEqual([])
  expect(devicesOf({ kind: 'failed', error: { code: 'studio.not-responding', details: {} } }, 'camera')).toEqual([])
  expect(devicesOf({ kind: 'loading' }, 'camera')).toBeNull()
})
