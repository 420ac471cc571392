import { expect, test } from 'vitest'
import type { IngestEvent } from '../../../src-main/contract/ingest.ts'
import { createReplay } from '../../../src-main/core/comments/replay/replay-comments.ts'
import { scheduleComments } from '../../../src-main/core/comments/replay/schedule-comments.ts'
import { manualClock } from '../../support/manual-clock.ts'

const comment = (id: string, at?: number): IngestEvent => ({
  type: 'comment',
  platform: 'tiktok',
  id,
  viewer: { id: 'v', name: 'V' },
  text: id,
  ...(at === undefined ? {} : { at }),
})
const times = (events: readonly IngestEvent[], durationMs = 20_000, speed = 1) =>
  scheduleComments(events, { durationMs, speed }).map(({ afterMs, event }) => [event.id, afterMs])

test('dated lines keep their differences, the first at the start', () => {
  const base = Date.UTC(2024, 4, 1)
  const events = [comment('a', base), comment('c', base + 5000), comment('b', base + 1500)]
  expect(times(events)).toEqual([
    ['a', 0],
    ['b', 1500],
    ['c', 5000],
  ])
  expect(times(events, 20_000, 10)).toEqual([
    ['a', 0],
    ['b', 150],
    ['c', 500],
  ])
})

test('lines without a time are spread evenly over the show', () => {
  expect(times([comment('a'), comment('b'), comment('c'), comment('d')])).toEqual([
    ['a', 2500],
    ['b', 7500],
    ['c', 12_500],
    ['d', 17_500],
  ])
})

test('lines beyond the end come in the last second, in order', () => {
  const events = [comment('a', 0), comment('b', 19_900), comment('c', 60_000), comment('d', 3_600_000)]
  const scheduled = times(events)
  expect(scheduled.map(([id]) => id)).toEqual(['a', 'b', 'c', 'd'])
  for (const [, afterMs] of scheduled.slice(1)) {
    expect(afterMs).toBeGreaterThanOrEqual(19_000)
    expect(afterMs).toBeLessThan(20_000)
  }
})

test('looped, the file begins again until the show ends, each time under new ids', () => {
  const events = [comment('a', 0), comment('b', 2_000), comment('c', 4_000)]
  const scheduled = scheduleComments(events, { durationMs: 14_000, speed: 1, loop: true })
  expect(scheduled.map(({ afterMs, event }) => [event.id, afterMs])).toEqual([
    ['a', 0],
    ['b', 2_000],
    ['c', 4_000],
    ['a~1', 6_000],
    ['b~1', 8_000],
    ['c~1', 10_000],
    ['a~2', 12_000],
  ])
  const still = scheduleComments([comment('a', 0)], { durationMs: 2_500, speed: 1, loop: true })
  expect(still.map(({ afterMs }) => afterMs)).toEqual([0, 1_000, 2_000])
  expect(scheduleComments([], { durationMs: 2_500, speed: 1, loop: true })).toEqual([])
})

test('whatever the lines, every one comes within the show, in order of time, and none twice', () => {
  for (let round = 0; round < 50; round += 1) {
    const events = Array.from({ length: round }, (_, n) =>
      comment(`${n}`, (n * 7919 + round) % 3 === 0 ? undefined : ((n * 7919) % 100) * 1000),
    )
    const durationMs = 100 + round * 400
    const scheduled = scheduleComments(events, { durationMs, speed: 1 + (round % 4) })
    expect(new Set(scheduled.map(({ event }) => event.id)).size).toBe(events.length)
    const afterMs = scheduled.map((event) => event.afterMs)
    expect(afterMs).toEqual([...afterMs].sort((a, b) => a - b))
    for (const ms of afterMs) expect(ms >= 0 && ms < durationMs).toBe(true)
  }
})

test('a replayed line is said now: its old time is left out', () => {
  const [scheduled] = scheduleComments([comment('a', 5)], { durationMs: 1000, speed: 1 })
  expect(scheduled?.event).toEqual(comment('a'))
})

function replayOf(events: readonly IngestEvent[]) {
  const clock = manualClock()
  const sent: (string | undefined)[] = []
  const schedule = scheduleComments(events, { durationMs: 20_000, speed: 1 })
  const replay = createReplay({ clock, schedule, send: (batch) => sent.push(...batch.map(({ id }) => id)) })
  return { clock, sent, replay }
}

test('sends each line at its time, whatever the wall clock does', () => {
  const { clock, sent, replay } = replayOf([comment('a', 0), comment('b', 1000), comment('c', 5000)])
  replay.start()
  expect(sent).toEqual(['a'])
  clock.jumpWallMs(-3_600_000)
  clock.advanceMs(999)
  expect(sent).toEqual(['a'])
  clock.advanceMs(1)
  expect(sent).toEqual(['a', 'b'])
  clock.advanceMs(60_000)
  expect(sent).toEqual(['a', 'b', 'c'])
  expect(clock.waiting).toBe(0)
})

test('a show that ends early still gets every line, once', () => {
  const { clock, sent, replay } = replayOf([comment('a', 0), comment('b', 1000), comment('c', 5000)])
  replay.start()
  replay.finish()
  clock.advanceMs(60_000)
  expect(sent).toEqual(['a', 'b', 'c'])
})

test('a stopped replay is silent', () => {
  const { clock, sent, replay } = replayOf([comment('a', 0), comment('b', 1000)])
  replay.start()
  replay.stop()
  clock.advanceMs(60_000)
  expect(sent).toEqual(['a'])
})
