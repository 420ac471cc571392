import { createServer, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type ErrorCode, StudioError } from '../../../src-main/contract/errors.ts'
import type { DestinationState } from '../../../src-main/contract/state.ts'
import { backoffMs } from '../../../src-main/core/destinations/backoff.ts'
import { keepOnAir } from '../../../src-main/core/destinations/keep-on-air.ts'
import { isListening } from '../../../src-main/core/destinations/listening.ts'
import { freePort } from '../../support/free-port.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { seenStates } from '../media/seen-states.ts'

type Run = 'refuses' | 'is not there' | 'drops' | 'drops before any media' | 'stays'

/** A destination that does as scripted, connection by connection, and the last of it for ever. */
function start(script: readonly Run[], listening: () => boolean = () => false) {
  const clock = manualClock()
  const seen = seenStates<DestinationState>()
  const stop = new AbortController()
  const attempts: { atMs: number; isFirst: boolean }[] = []
  const trouble = (code: ErrorCode) => new StudioError(code, { name: 'tiktok', reason: 'no' })

  const { over, tryNow } = keepOnAir(
    {
      clock,
      random: () => 0,
      onState: seen.take,
      listening: async () => listening(),
      async run({ isFirst, onAccepted, onProven }) {
        const run = script[Math.min(attempts.length, script.length - 1)]
        attempts.push({ atMs: clock.monotonicMs(), isFirst })
        if (run === 'refuses') throw trouble('destination.refused')
        if (run === 'is not there') throw trouble('destination.unreachable')
        onAccepted()
        if (run !== 'drops before any media') onProven(clock.nowMs())
        if (run !== 'stays') throw trouble('destination.lost')
        await new Promise((resolve) => stop.signal.addEventListener('abort', resolve))
      },
    },
    stop.signal,
  )

  /** Lets time pass in small steps, so that whatever follows from one wait can begin the next. */
  async function passMs(ms: number) {
    for (let left = ms; left > 0; left -= 50) {
      await new Promise((resolve) => setImmediate(resolve))
      clock.advanceMs(Math.min(50, left))
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  async function end() {
    stop.abort()
    await over
  }
  const waits = () => attempts.slice(1).map(({ atMs }, index) => atMs - (attempts[index]?.atMs ?? 0))
  return { clock, seen, passMs, end, attempts, waits, tryNow }
}

test('reconnects at once after the ingest drops us, and tells the host', async () => {
  const { seen, end, waits } = start(['drops', 'stays'])
  const retrying = await seen.of('retrying')
  expect(retrying.error.code).toBe('destination.lost')
  await seen.of('live', 2)
  await end()
  expect(seen.kinds()).toEqual(['connecting', 'ready', 'live', 'retrying', 'connecting', 'ready', 'live'])
  expect(waits()).toEqual([0])
})

test('waits longer after each failure, up to 10 s, and up to 30 s once the trouble is old', async () => {
  const { passMs, end, waits } = start(['is not there'])
  await passMs(400_000)
  await end()
  expect(waits().slice(0, 8)).toEqual([0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
  expect(waits().slice(-2)).toEqual([30_000, 30_000])
})

test.each([
  [1, 0, 0, 0],
  [2, 0, 0, 1_000],
  [2, 0, 1, 750],
  [5, 0, 0.5, 7_000],
  [6, 0, 0, 10_000],
  [1_000, 299_999, 0, 10_000],
  [30, 300_000, 0, 30_000],
  [30, 300_000, 1, 22_500],
])('failure %i, %i ms of trouble, luck %d: %i ms', (failures, troubleMs, random, ms) => {
  expect(backoffMs(failures, troubleMs, random)).toBe(ms)
})

test('says when it will be tried again', async () => {
  const { clock, seen, passMs, end } = start(['is not there'])
  await passMs(1_000)
  const third = await seen.of('retrying', 3)
  expect(third.retryAtMs - clock.nowMs()).toBe(2_000)
  await end()
})

test('only media that has left makes the next wait short again: an accepted publish alone does not', async () => {
  const accepted = start(['is not there', 'is not there', 'drops before any media', 'stays'])
  await accepted.passMs(8_000)
  expect(accepted.waits()).toEqual([0, 1_000, 2_000])
  await accepted.end()
  const proven = start(['is not there', 'is not there', 'drops', 'stays'])
  await proven.passMs(8_000)
  expect(proven.waits()).toEqual([0, 1_000, 0])
  await proven.end()
})

test('only the very first attempt is the first', async () => {
  const { passMs, end, attempts } = start(['is not there', 'drops', 'stays'])
  await passMs(1_000)
  expect(attempts.map(({ isFirst }) => isFirst)).toEqual([true, false, false])
  await end()
})

test('a platform that is back is connected within a second, not after the whole wait', async () => {
  let isBack = false
  const { passMs, end, attempts } = start(['is not there'], () => isBack)
  await passMs(15_000)
  const before = attempts.length
  isBack = true
  await passMs(1_050)
  expect(attempts.length).toBeGreaterThan(before)
  await end()
})

test('a platform that answers and refuses is left its whole wait', async () => {
  const { passMs, end, waits } = start(['refuses'], () => true)
  await passMs(10_000)
  await end()
  expect(waits()).toEqual([0, 1_000, 2_000, 4_000])
})

test('a platform that refused, went away and came back is called as soon as it is back', async () => {
  let listens = true
  const { passMs, end, attempts } = start(['refuses'], () => listens)
  await passMs(7_000)
  const before = attempts.length
  listens = false
  await passMs(1_050)
  listens = true
  await passMs(1_050)
  expect(attempts.length).toBe(before + 1)
  await end()
})

test('the host need not wait', async () => {
  const { passMs, end, attempts, tryNow } = start(['is not there'])
  await passMs(4_000)
  const before = attempts.length
  tryNow()
  await passMs(50)
  expect(attempts.length).toBe(before + 1)
  await end()
})

test.each<[Run]>([['stays'], ['is not there']])('ends at once when told, whatever it was doing (%s)', async (run) => {
  const { clock, seen, end } = start([run])
  await (run === 'stays' ? seen.of('live') : seen.of('retrying', 2))
  await end()
  expect(clock.waiting).toBe(0)
})

function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.destroy())
  onTestFinished(() => void server.close())
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port })),
  )
}

test('knows whether anyone listens', async () => {
  const { port } = await listen()
  const never = new AbortController().signal
  expect(await isListening('127.0.0.1', port, never)).toBe(true)
  expect(await isListening('127.0.0.1', await freePort(), never)).toBe(false)
  expect(await isListening('no-such-host.invalid', 1935, never)).toBe(false)
  expect(await isListening('127.0.0.1', port, AbortSignal.abort())).toBe(false)
})
