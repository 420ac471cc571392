import { createServer, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { StudioError } from '../../../src-main/contract/errors.ts'
import type { DestinationState } from '../../../src-main/contract/state.ts'
import { backoffMs, isListening, keepOnAir } from '../../../src-main/core/destinations/keep-on-air.ts'
import { freePort } from '../../support/free-port.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { seenStates } from './seen-states.ts'

type Run = 'refuses' | 'drops' | 'stays'

/** A destination that does as scripted, connection by connection, and the last of it for ever. */
function start(script: readonly Run[], listening: () => boolean = () => false) {
  const clock = manualClock()
  const seen = seenStates<DestinationState>()
  const stop = new AbortController()
  const startMs = clock.monotonicMs()
  const connectedAtMs: number[] = []
  const refused = new StudioError('destination.refused', { name: 'tiktok', reason: 'no' })

  const done = keepOnAir(
    {
      clock,
      onState: seen.take,
      acceptedState: () => ({ kind: 'live', sinceMs: clock.nowMs() }),
      listening: async () => listening(),
      async run(onAccepted) {
        const run = script[Math.min(connectedAtMs.length, script.length - 1)]
        connectedAtMs.push(clock.monotonicMs() - startMs)
        if (run === 'refuses') throw refused
        onAccepted()
        if (run === 'drops') throw new StudioError('destination.lost', { name: 'tiktok', reason: 'gone' })
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
    await done
  }
  return { clock, seen, passMs, end, connectedAtMs }
}

test('reconnects after the ingest drops us, and tells the host', async () => {
  const { seen, passMs, end } = start(['drops', 'stays'])
  const retrying = await seen.of('retrying')
  expect(retrying.error.code).toBe('destination.lost')
  await passMs(250)
  await seen.of('live', 2)
  await end()
  expect(seen.kinds()).toEqual(['connecting', 'live', 'retrying', 'connecting', 'live', 'off'])
})

test('waits longer after each failure, up to 10 s', async () => {
  const { passMs, end, connectedAtMs } = start(['refuses'])
  await passMs(45_000)
  await end()
  const waits = connectedAtMs.slice(1).map((atMs, index) => atMs - (connectedAtMs[index] ?? 0))
  expect(waits.slice(0, 7)).toEqual([250, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  expect([1, 2, 3, 4, 5, 6, 7, 100].map(backoffMs)).toEqual([0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
})

test('says when it will be tried again', async () => {
  const { clock, seen, passMs, end } = start(['refuses'])
  await passMs(250 + 1_000)
  const third = await seen.of('retrying', 3)
  expect(third.retryAtMs - clock.nowMs()).toBe(2_000)
  await end()
})

test('a connection that was accepted makes the next wait short again', async () => {
  const { passMs, end, connectedAtMs } = start(['refuses', 'refuses', 'refuses', 'drops', 'stays'])
  await passMs(250 + 1_000 + 2_000 + 250)
  expect(connectedAtMs).toEqual([0, 250, 1_250, 3_250, 3_500])
  await end()
})

test('a platform that is back is connected within seconds, not after the whole wait', async () => {
  let isBack = false
  const { passMs, end, connectedAtMs } = start(['refuses'], () => isBack)
  await passMs(250 + 1_000 + 2_000 + 4_000 + 8_000)
  const before = connectedAtMs.length
  isBack = true
  await passMs(1_250)
  expect(connectedAtMs.length).toBe(before + 1)
  await end()
})

test('a platform that answers and refuses is not asked without a pause', async () => {
  const { passMs, end, connectedAtMs } = start(['refuses'], () => true)
  await passMs(10_000)
  await end()
  const waits = connectedAtMs.slice(1).map((atMs, index) => atMs - (connectedAtMs[index] ?? 0))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(250)
  expect(connectedAtMs.length).toBeLessThan(15)
})

test.each<[Run]>([['stays'], ['refuses']])('ends at once when told, whatever it was doing (%s)', async (run) => {
  const { clock, seen, end } = start([run])
  await seen.of(run === 'stays' ? 'live' : 'retrying')
  await end()
  expect(seen.kinds().at(-1)).toBe('off')
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
