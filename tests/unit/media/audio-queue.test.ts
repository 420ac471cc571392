import { expect, test } from 'vitest'
import { createAudioQueue } from '../../../src-main/core/sources/audio-queue.ts'
import { seeded } from './tags.ts'

const CUSHIONED = { maxBytes: Number.POSITIVE_INFINITY, dropLate: false }

/** Samples that count up, so that a lost or doubled one shows. */
const samples = (from: number, count: number) => {
  const bytes = Buffer.alloc(count * 4)
  for (let index = 0; index < count; index++) bytes.writeUInt32LE(from + index, index * 4)
  return bytes
}
const read = (bytes: Buffer) => Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))

test('gives exactly what a tick needs, queued sound first, silence for the rest', () => {
  const queue = createAudioQueue(CUSHIONED)
  queue.push(samples(1, 3))
  expect(read(queue.take(20))).toEqual([1, 2, 3, 0, 0])
  expect(read(queue.take(8))).toEqual([0, 0])
  expect(queue.queuedBytes).toBe(0)
})

test('any chunks come out in order, none lost, none twice, none cut', () => {
  const random = seeded(3)
  const queue = createAudioQueue(CUSHIONED)
  const sound = samples(1, 5_000)
  const heard: number[] = []
  for (let at = 0; at < sound.length; ) {
    const end = Math.min(sound.length, at + 1 + Math.floor(random() * 90))
    queue.push(sound.subarray(at, end))
    at = end
    if (random() < 0.5) heard.push(...read(queue.take(4 * Math.floor(random() * 30))))
  }
  heard.push(...read(queue.take(queue.queuedBytes)))
  expect(heard.filter((sample) => sample !== 0)).toEqual(read(sound))
})

test('a source that is ahead loses its oldest sound, whole samples only', () => {
  const queue = createAudioQueue({ maxBytes: 16, dropLate: false })
  queue.push(samples(1, 3))
  queue.push(samples(4, 3))
  expect(queue.queuedBytes).toBe(16)
  expect(read(queue.take(16))).toEqual([3, 4, 5, 6])
})

test('half a sample waits for its other half', () => {
  const queue = createAudioQueue(CUSHIONED)
  const sound = samples(7, 2)
  queue.push(sound.subarray(0, 6))
  expect(read(queue.take(4))).toEqual([7])
  expect(read(queue.take(4))).toEqual([0])
  queue.push(sound.subarray(6))
  expect(read(queue.take(4))).toEqual([8])
})

test('sound that silence stood in for is left out when it comes late: sound never moves against its picture', () => {
  const queue = createAudioQueue({ maxBytes: Number.POSITIVE_INFINITY, dropLate: true })
  const sound = samples(1, 9)
  queue.push(sound.subarray(0, 4))
  expect(read(queue.take(12))).toEqual([1, 0, 0])
  queue.push(sound.subarray(4, 10))
  queue.push(sound.subarray(10, 20))
  expect(read(queue.take(8))).toEqual([4, 5])
  expect(read(queue.take(8))).toEqual([0, 0])
  queue.push(sound.subarray(20))
  expect(read(queue.take(8))).toEqual([8, 9])
})

test('late sound of a live source is kept: it is the cushion against uneven arrival', () => {
  const queue = createAudioQueue(CUSHIONED)
  expect(read(queue.take(8))).toEqual([0, 0])
  queue.push(samples(1, 2))
  expect(read(queue.take(8))).toEqual([1, 2])
})
