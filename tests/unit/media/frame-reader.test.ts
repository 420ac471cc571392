import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createFramePool, type Frame } from '../../../src-main/core/programme/frame-pool.ts'
import { createFrameReader } from '../../../src-main/core/sources/frame-reader.ts'

const BYTES = 5_000

/** A child that copies what it is told on stdin to descriptor 3, a pipe as a source's ffmpeg has. */
function startPipe(): { child: ChildProcess; pipe: Socket } {
  const child = spawn('sh', ['-c', 'exec cat >&3'], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, pipe: child.stdio[3] as Socket }
}

test('cuts a pipe into whole frames, whatever pieces it delivers', async () => {
  const { child, pipe } = startPipe()
  const first: number[] = []
  createFrameReader(pipe, {
    bytes: BYTES,
    pool: createFramePool(BYTES),
    onFrame({ data, release }) {
      expect(data.every((byte) => byte === data[0])).toBe(true)
      first.push(data[0] as number)
      release()
    },
  })
  const frames = Buffer.concat(Array.from({ length: 40 }, (_, index) => Buffer.alloc(BYTES, index)))
  for (let at = 0; at < frames.length; at += 3_333) child.stdin?.write(frames.subarray(at, at + 3_333))
  child.stdin?.end(Buffer.alloc(BYTES - 1, 99))
  await once(child, 'close')
  expect(first).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test('a held frame is not written over by the next one', async () => {
  const { child, pipe } = startPipe()
  const held: Frame[] = []
  createFrameReader(pipe, { bytes: BYTES, pool: createFramePool(BYTES), onFrame: (frame) => held.push(frame) })
  child.stdin?.end(Buffer.concat([1, 2, 3].map((value) => Buffer.alloc(BYTES, value))))
  await once(child, 'close')
  expect(held.map(({ data }) => data[0])).toEqual([1, 2, 3])
})

test('a paused reader makes the other side wait instead of keeping everything', async () => {
  const child = spawn('sh', ['-c', 'exec cat /dev/zero >&3'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let frames = 0
  const arrived = Promise.withResolvers<void>()
  const reader = createFrameReader(child.stdio[3] as Socket, {
    bytes: BYTES,
    pool: createFramePool(BYTES),
    onFrame(frame) {
      frame.release()
      frames += 1
      reader.pause()
      arrived.resolve()
    },
  })
  await arrived.promise
  const before = frames
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(frames).toBe(before)
  const more = Promise.withResolvers<void>()
  ;(child.stdio[3] as Socket).once('data', () => more.resolve())
  reader.resume()
  await more.promise
  expect(frames).toBeGreaterThan(before)
})
