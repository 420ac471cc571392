import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { finished } from 'node:stream/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openInlet, type ReadInto, readInto } from '../../../src-main/core/process/inlet.ts'
import { createFramePool, type Frame } from '../../../src-main/core/programme/frame-pool.ts'
import { createFrameReader } from '../../../src-main/core/sources/frame-reader.ts'

const BYTES = 5_000

/** A child that runs `script`, whose standard output is read as a source's ffmpeg is. */
type StartPipe = (script: string, into: ReadInto) => Promise<{ child: ChildProcess; pipe: Socket }>

const throughInlet: StartPipe = async (script, into) => {
  const { socket, childEnd } = await openInlet(into)
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', childEnd, 'inherit'] })
  childEnd.destroy()
  return { child, pipe: socket }
}

const throughBuffers: StartPipe = async (script, into) => {
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const pipe = child.stdout as Socket
  readInto(pipe, into)
  return { child, pipe }
}

describe.each([
  ['read straight into its frames', throughInlet],
  ['that delivers buffers', throughBuffers],
])('a pipe %s', (_, startPipe) => {
  async function start(script: string, onFrame: (frame: Frame) => void) {
    const reader = createFrameReader({ bytes: BYTES, pool: createFramePool(BYTES), onFrame })
    const started = await startPipe(script, reader)
    onTestFinished(() => void started.child.kill('SIGKILL'))
    return started
  }

  test('is cut into whole frames, whatever pieces it delivers', async () => {
    const first: number[] = []
    const { child, pipe } = await start('exec cat', ({ data, release }) => {
      expect(data.every((byte) => byte === data[0])).toBe(true)
      first.push(data[0] as number)
      release()
    })
    const frames = Buffer.concat(Array.from({ length: 40 }, (_, index) => Buffer.alloc(BYTES, index)))
    for (let at = 0; at < frames.length; at += 3_333) child.stdin?.write(frames.subarray(at, at + 3_333))
    child.stdin?.end(Buffer.alloc(BYTES - 1, 99))
    await finished(pipe)
    expect(first).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })

  test('does not write over a held frame', async () => {
    const held: Frame[] = []
    const { child, pipe } = await start('exec cat', (frame) => held.push(frame))
    child.stdin?.end(Buffer.concat([1, 2, 3].map((value) => Buffer.alloc(BYTES, value))))
    await finished(pipe)
    expect(held.map(({ data }) => data[0])).toEqual([1, 2, 3])
  })

  test('makes the other side wait while it rests, and goes on', async () => {
    let frames = 0
    let arrived = Promise.withResolvers<void>()
    const { pipe } = await start('exec cat /dev/zero', (frame) => {
      frame.release()
      frames += 1
      pipe.pause()
      arrived.resolve()
    })
    await arrived.promise
    await turns()
    const before = frames
    await turns()
    expect(frames).toBe(before)
    arrived = Promise.withResolvers<void>()
    pipe.resume()
    await arrived.promise
    expect(frames).toBeGreaterThan(before)
  })

  test('ends when its writer is killed', async () => {
    const { child, pipe } = await start('exec cat /dev/zero', (frame) => frame.release())
    child.kill('SIGKILL')
    await Promise.all([once(child, 'close'), finished(pipe).catch(() => {})])
    expect(pipe.destroyed).toBe(true)
  })
})

async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}
