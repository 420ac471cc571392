import { expect, test } from 'vitest'
import { createPartStreams } from '../../../src-main/core/destinations/recording/part-streams.ts'
import { createFanout } from '../../../src-main/core/fanout/fanout.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import { audioHeader, key, picture, script, sound, videoHeader } from '../media/tags.ts'

const HD = '0164001fffe100186764001facb402802dd80880000003008000001e478c195001000468ef0fcbfdf8f800'
const BASELINE = '0142c01fffe100176742c01fda014016ec0440000003004000000f23c60ca801000468ce0fc8'
const withConfig = (hex: string): ProgrammeTag => ({
  ...videoHeader(),
  body: Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), Buffer.from(hex, 'hex')]),
})

function stage() {
  const fanout = createFanout()
  const offer = (...tags: ProgrammeTag[]) => {
    for (const tag of tags) fanout.offer(tag)
  }
  offer(script(), withConfig(HD), audioHeader(), key(0), picture(1), sound(40))
  const streams = createPartStreams(fanout)
  const take = () => {
    const tags: ProgrammeTag[] = []
    streams.current.tags.attach((tag) => tags.push(tag))
    return tags
  }
  return { offer, streams, take }
}

const ticks = (tags: readonly ProgrammeTag[]) => tags.flatMap(({ tick }) => tick ?? [])

test('parameters the container can carry stay in the stream', () => {
  const { offer, streams, take } = stage()
  const { current } = streams
  const tags = take()
  offer(withConfig(HD), key(2), picture(3))
  expect(streams.current).toBe(current)
  expect(current.over.aborted).toBe(false)
  expect(ticks(tags)).toEqual([0, 1, 2, 3])
})

test('others end it: every picture is in exactly one of the two', () => {
  const { offer, streams, take } = stage()
  const first = take()
  const { current } = streams
  offer(script(), withConfig(BASELINE))
  expect(current.over.aborted).toBe(true)
  const second = take()
  offer(audioHeader(), key(2), picture(3), sound(120))
  expect([ticks(first), ticks(second)]).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(second.slice(0, 3).map(({ kind, isHeader }) => [kind, isHeader])).toEqual([
    ['script', false],
    ['video', true],
    ['audio', true],
  ])
  expect(second[1]?.body).toEqual(withConfig(BASELINE).body)
})

test('picture and sound that change together make one cut, and who comes late misses nothing', () => {
  const { offer, streams, take } = stage()
  offer(withConfig(BASELINE), audioHeader(9))
  const { current } = streams
  offer(key(2), picture(3))
  expect(streams.current).toBe(current)
  expect(ticks(take())).toEqual([2, 3])
})
