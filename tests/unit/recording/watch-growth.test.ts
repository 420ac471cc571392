import { expect, test } from 'vitest'
import { watchGrowth } from '../../../src-main/core/destinations/recording/watch-growth.ts'
import { manualClock } from '../../support/manual-clock.ts'

function watch() {
  const clock = manualClock()
  const feed = { writtenTags: 0 }
  const stalls: number[] = []
  const growth = watchGrowth({ clock, gate: { isOpen: true }, feed, onStall: () => stalls.push(clock.monotonicMs()) })
  const pass = (seconds: number, tagsASecond: number) => {
    for (let second = 0; second < seconds; second++) {
      feed.writtenTags += tagsASecond
      clock.advanceMs(1_000)
    }
  }
  return { growth, feed, stalls, pass }
}

test('an encoder that hangs leaves part of a fragment unwritten: the recorder is not to blame', () => {
  const { growth, feed, stalls, pass } = watch()
  pass(2, 77)
  growth.take(1_000)
  feed.writtenTags += 30
  pass(20, 0)
  expect(stalls).toEqual([])
})

test('tags that keep coming and a file that stands still: the recorder hangs', () => {
  const { growth, stalls, pass } = watch()
  pass(2, 77)
  growth.take(1_000)
  pass(8, 77)
  expect(stalls).toHaveLength(1)
})
