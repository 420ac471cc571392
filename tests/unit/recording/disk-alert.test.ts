import { expect, test } from 'vitest'
import { createDiskAlert, diskLevel } from '../../../src-main/core/destinations/recording/disk-alert.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

test('a quarter of an hour is a warning, three minutes are danger, and neither flaps', () => {
  expect([null, 3600, 899, 179].map((seconds) => diskLevel(seconds, null))).toEqual([null, null, 'warn', 'danger'])
  expect([950, 1200].map((seconds) => diskLevel(seconds, 'warn'))).toEqual(['warn', null])
  expect([200, 240, 1200].map((seconds) => diskLevel(seconds, 'danger'))).toEqual(['danger', 'warn', null])
  expect(diskLevel(null, 'warn')).toBe('warn')
})

test('the alert says how long there is, once per level, and ends with the recording', () => {
  const clock = manualClock()
  const log = createStateLog(clock)
  const seen: unknown[] = []
  log.onEvent((_seq, event) => seen.push(event.type))
  const take = createDiskAlert(log, clock)
  const progress = (secondsToFull: number) => take({ kind: 'recordingProgress', bytes: 1, freeBytes: 1, secondsToFull })
  progress(840)
  progress(830)
  expect(log.state.alerts).toMatchObject([
    { id: 'recording.disk', level: 'warn', error: { code: 'recording.disk-low', details: { minutes: '14' } } },
  ])
  progress(100)
  expect(log.state.alerts).toMatchObject([{ level: 'danger', error: { details: { minutes: '2' } } }])
  take({ kind: 'recordingState', state: { kind: 'off' } })
  expect(log.state.alerts).toEqual([])
  expect(seen).toEqual(['alert.raised', 'alert.raised', 'alert.cleared'])
})
