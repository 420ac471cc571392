import { expect, test } from 'vitest'
import { createClipRing } from '../../../src-main/core/destinations/recording/clip-ring.ts'
import { createFlvParser, type FlvTag } from '../../../src-main/core/fanout/flv.ts'
import { FULL_HD, HD, showStage } from '../../process/show-stage.ts'

const SECOND = 25

function stage() {
  const show = showStage()
  const ring = createClipRing(show.fanout, show.gate)
  const pictures = (seconds: number) => {
    const clip = ring.cut(seconds)
    const tags: FlvTag[] = []
    const take = createFlvParser((tag) => tags.push(tag))
    for (const chunk of clip?.chunks ?? []) take(chunk)
    return tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)
  }
  return { ...show, ring, pictures }
}

test('before the show there is no clip', () => {
  const { ring, play } = stage()
  play(50)
  expect(ring.cut(10)).toBeNull()
})

test('the last seconds from a key frame at or before their start, at the time they were asked for', () => {
  const show = stage()
  show.begin()
  show.play(10 * SECOND - 1)
  const first = show.pictures(3)
  expect(first[0]).toMatchObject({ isKey: true, timestampMs: 0 })
  expect(first).toHaveLength(4 * SECOND)
  expect(show.ring.cut(3)?.durationMs).toBe(4_000 - 40)
  show.play(SECOND)
  expect(show.pictures(3)).toHaveLength(4 * SECOND)
  expect(show.pictures(120)).toHaveLength(11 * SECOND)
})

test('two minutes are kept, and what belongs to their first key frame', () => {
  const show = stage()
  show.begin()
  show.play(200 * SECOND)
  expect(show.pictures(120).length).toBeGreaterThanOrEqual(120 * SECOND)
  expect(show.pictures(120).length).toBeLessThanOrEqual(122 * SECOND)
})

test('a clip holds one kind of picture', () => {
  const show = stage()
  show.changePicture(HD)
  show.begin()
  show.play(5 * SECOND)
  show.changePicture(FULL_HD)
  show.play(2 * SECOND - 1)
  expect(show.pictures(60)).toHaveLength(2 * SECOND)
})

test('closed, it takes no more', () => {
  const show = stage()
  show.begin()
  show.play(SECOND)
  show.ring.close()
  const before = show.pictures(60).length
  show.play(SECOND)
  expect(show.pictures(60)).toHaveLength(before)
})
