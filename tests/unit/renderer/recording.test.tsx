import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { RecordingState } from '../../../src-main/contract/state.ts'
import { RecordingStatus, roughMs } from '../../../src-renderer/cockpit/recording/recording-status.tsx'
import { hotkeyOf } from '../../../src-renderer/cockpit/recording/use-hotkeys.ts'

const said = (recording: RecordingState) => renderToStaticMarkup(<RecordingStatus recording={recording} />)

test('the time until the disk is full is rough while it is long, and a warning once it is short', () => {
  expect([200_000, 7_500, 3_700, 119].map(roughMs)).toEqual([198_000_000, 7_200_000, 3_660_000, 119_000])
  const running = { kind: 'recording', path: 'p', bytes: 1e9, freeBytes: 1e9 } as const
  expect(said({ ...running, secondsToFull: 36_000 })).not.toContain('warn')
  expect(said({ ...running, secondsToFull: 600 })).toContain('data-tone="warn"')
  expect(said({ ...running, secondsToFull: null })).toContain('1 GB')
})

test('every state of the recording has words of its own', () => {
  const error = { code: 'recording.failed', details: {} } as const
  const states: RecordingState[] = [
    { kind: 'off' },
    { kind: 'paused', path: 'p', error },
    { kind: 'finishing', path: 'p' },
    { kind: 'failed', path: 'p', error },
  ]
  expect(new Set(states.map(said)).size).toBe(states.length)
})

const press = (event: object) => hotkeyOf({ key: 'M', target: null, ...event } as KeyboardEvent)
const inside = (selector: string) => ({ closest: (asked: string) => (asked.includes(selector) ? {} : null) })

test('a hotkey is one bare letter, and nothing while someone types or another shortcut is meant', () => {
  expect(press({})).toBe('m')
  expect(press({ target: { closest: () => null } })).toBe('m')
  for (const field of ['input', 'textarea', 'select', 'dialog']) expect(press({ target: inside(field) })).toBeNull()
  expect(press({ target: { isContentEditable: true } })).toBeNull()
  for (const key of ['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing']) expect(press({ [key]: true })).toBeNull()
})
