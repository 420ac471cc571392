import { expect, test, vi } from 'vitest'
import type { CaptureDevice } from '../../../src-main/contract/devices.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { NEW_SOURCE, readSourceDraft } = await import('../../../src-renderer/cockpit/dialogs/source-draft.ts')
const { followPlugged } = await import('../../../src-renderer/cockpit/dialogs/device-listing.ts')

const device = (kind: CaptureDevice['kind'], id: string, modes: CaptureDevice['modes'] = []): CaptureDevice => ({
  kind,
  device: id,
  name: `My ${id}`,
  modes,
})
const FULL_HD = { width: 1920, height: 1080, fps: 30 }
const DEVICES = [device('camera', '/dev/video0', [FULL_HD]), device('microphone', 'hw:1')]
const listing = { kind: 'listed', devices: DEVICES } as const

test('a camera is taken with the mode and the sound that were chosen, else with neither', () => {
  const camera = { ...NEW_SOURCE, kind: 'camera' } as const
  expect(readSourceDraft(camera, listing)).toEqual({
    params: { kind: 'camera', device: '/dev/video0' },
    ownName: 'My /dev/video0',
    modes: [FULL_HD],
  })
  const chosen = { ...camera, mode: 0, microphoneChoice: { kind: 'listed', device: 'hw:1' } } as const
  expect(readSourceDraft(chosen, listing).params).toEqual({
    kind: 'camera',
    device: '/dev/video0',
    microphone: 'hw:1',
    mode: FULL_HD,
  })
})

test('a microphone is a source of its own; a file is called by its last part', () => {
  expect(readSourceDraft({ ...NEW_SOURCE, kind: 'microphone' }, listing).params).toEqual({
    kind: 'microphone',
    device: 'hw:1',
  })
  expect(readSourceDraft({ ...NEW_SOURCE, kind: 'file', path: ' /shows/intro.mp4 ' }, listing)).toMatchObject({
    params: { kind: 'file', device: '/shows/intro.mp4' },
    ownName: 'intro.mp4',
  })
})

test('a device that is plugged in comes last, so that nothing moves under the pointer; one that went is gone', () => {
  const late = device('camera', '/dev/video2')
  const [camera, microphone] = DEVICES as [CaptureDevice, CaptureDevice]
  expect(followPlugged(DEVICES, [late, microphone, camera])).toEqual({
    devices: [camera, microphone, late],
    added: [late],
  })
  expect(followPlugged(DEVICES, [camera])).toEqual({ devices: [camera], added: [] })
})
