import { expect, test } from 'vitest'
import { createFlvParser, FLV_FILE_HEADER, type FlvTag, writeTag } from '../../../src-main/core/fanout/flv.ts'
import { audioHeader, key, picture, script, seeded, sound, videoHeader } from './tags.ts'

const parse = (chunks: readonly Buffer[]) => {
  const tags: FlvTag[] = []
  const take = createFlvParser((tag) => tags.push(tag))
  for (const chunk of chunks) take(chunk)
  return tags
}

const stream = (tags: readonly FlvTag[]) =>
  Buffer.concat([FLV_FILE_HEADER, ...tags.map((tag) => writeTag(tag, tag.timestampMs))])

function cut(bytes: Buffer, nextSize: () => number): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += chunks.at(-1)?.length ?? 0) {
    chunks.push(bytes.subarray(at, at + Math.max(1, nextSize())))
  }
  return chunks
}

const plain = ({ kind, timestampMs, body, isHeader, isKey }: FlvTag) => ({
  kind,
  timestampMs,
  body: body.toString('hex'),
  isHeader,
  isKey,
})

test('what was written is read again, whatever the chunks', () => {
  const random = seeded(7)
  const upTo = (most: number) => Math.floor(random() * most)
  for (let round = 0; round < 60; round++) {
    const tags = Array.from({ length: 1 + upTo(40) }, (_, index) => {
      const size = 2 + upTo(round % 5 === 4 ? 70_000 : 400)
      return [script(), videoHeader(), audioHeader(), key(index, size), picture(index, false, size), sound(index * 21)][
        upTo(6)
      ] as FlvTag
    })
    const largest = [1, 3, 16, 1_000, 100_000][round % 5] as number
    const chunks = cut(stream(tags), () => 1 + upTo(largest))
    expect(parse(chunks).map(plain)).toEqual(tags.map(plain))
  }
})

test('one byte at a time', () => {
  const tags = [script(), videoHeader(), key(0), sound(0), picture(1)]
  expect(parse(cut(stream(tags), () => 1)).map(plain)).toEqual(tags.map(plain))
})

test('a tag comes out as soon as it is whole, not before', () => {
  const seen: FlvTag[] = []
  const take = createFlvParser((tag) => seen.push(tag))
  const bytes = stream([key(3)])
  take(bytes.subarray(0, -1))
  expect(seen).toHaveLength(0)
  take(bytes.subarray(-1))
  expect(seen).toHaveLength(1)
})

test.each([0, 1, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 5, 86_400_000, 2 ** 31 - 1, 2 ** 31 + 17, 2 ** 32 - 1])(
  'a timestamp of %i ms survives',
  (timestampMs) => {
    const [read] = parse([FLV_FILE_HEADER, writeTag(key(0), timestampMs)])
    expect(read?.timestampMs).toBe(timestampMs)
  },
)

test('times are whole milliseconds and never negative', () => {
  const times = [-5, 0.4, 33.34, 66.67].map((ms) => writeTag(sound(0), ms))
  expect(parse([FLV_FILE_HEADER, ...times]).map(({ timestampMs }) => timestampMs)).toEqual([0, 0, 33, 67])
})

test('a tag as the specification lays it out', () => {
  const bytes = writeTag({ ...sound(0), body: Buffer.from([0xaf, 1, 0x21]) }, 0x01020304)
  expect([...bytes]).toEqual([8, 0, 0, 3, 2, 3, 4, 1, 0, 0, 0, 0xaf, 1, 0x21, 0, 0, 0, 14])
})

test('headers are no media and no key frames', () => {
  const read = parse([stream([script(), videoHeader(), audioHeader(), key(0), picture(1)])])
  expect(read.map(({ isHeader, isKey }) => [isHeader, isKey])).toEqual([
    [false, false],
    [true, false],
    [true, false],
    [false, true],
    [false, false],
  ])
})

test('the end mark of an encoder that ended is not taken for a key frame of the programme', () => {
  const endMark = { ...key(2), body: Buffer.from([0x17, 2, 0, 0, 0]) }
  expect(parse([stream([key(0), picture(1), endMark])]).map(plain)).toEqual([key(0), picture(1)].map(plain))
})

test.each([
  ['no FLV at all', Buffer.from('<html><body>502 Bad Gateway</body></html>')],
  [
    'a tag of an unknown kind',
    Buffer.concat([FLV_FILE_HEADER, Buffer.from([0x1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11])]),
  ],
])('%s is refused', (_what, bytes) => {
  expect(() => parse([bytes])).toThrow(/not an FLV/)
})

test('an empty tag is read, not tripped over', () => {
  const empty = { ...script(), body: Buffer.alloc(0) }
  expect(parse([stream([empty, key(1)])])).toHaveLength(2)
})
