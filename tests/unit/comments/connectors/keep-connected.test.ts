import { expect, test } from 'vitest'
import type { ConnectorInfo } from '../../../../src-main/contract/connectors.ts'
import { StudioError } from '../../../../src-main/contract/errors.ts'
import type { ConnectorSink } from '../../../../src-main/core/comments/connectors/connector.ts'
import { keepConnected } from '../../../../src-main/core/comments/connectors/keep-connected.ts'
import { watchSilence } from '../../../../src-main/core/comments/connectors/watch-silence.ts'
import { manualClock } from '../../../support/manual-clock.ts'

type Change = Partial<Pick<ConnectorInfo, 'read' | 'write' | 'gaps' | 'quota'>>
type Step = (sink: ConnectorSink, signal: AbortSignal) => Promise<void>

const closed = () => new StudioError('connector.closed', { name: 'x', reason: 'test' })
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A connector whose runs go as scripted, one after the other; the last one again and again. */
function start(...steps: readonly Step[]) {
  const clock = manualClock()
  const stop = new AbortController()
  const changes: Change[] = []
  let runs = 0
  const kept = keepConnected(
    {
      clock,
      random: () => 0,
      take: () => {},
      notice: () => {},
      onChange: (change) => changes.push(change),
      open: (sink) => ({
        run: (signal) => (steps[Math.min(runs++, steps.length - 1)] as Step)(sink, signal),
        write: async () => ({ kind: 'readOnly' }),
      }),
    },
    stop.signal,
  )
  const reads = () => changes.flatMap(({ read }) => read ?? [])
  return { clock, stop, kept, changes, reads, kinds: () => reads().map(({ kind }) => kind), runs: () => runs }
}

const reading = (resumed: boolean, then: Step = async () => Promise.reject(closed())): Step => {
  return async (sink, signal) => {
    sink.onReading(resumed)
    await then(sink, signal)
  }
}
const fail: Step = () => Promise.reject(closed())
const stay: Step = (_sink, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

test('waits longer after each failure, with the reason and the time of the next attempt', async () => {
  const { clock, reads, runs, stop, kept } = start(fail)
  for (const waitMs of [0, 1_000, 2_000, 4_000, 8_000]) {
    await settle()
    expect(reads().at(-1)).toMatchObject({
      kind: 'retrying',
      error: { code: 'connector.closed' },
      retryAtMs: clock.nowMs() + waitMs,
    })
    clock.advanceMs(waitMs)
  }
  await settle()
  expect(runs()).toBe(6)
  stop.abort()
  await kept.over
  expect(clock.waiting).toBe(0)
})

test('a server that takes connections only to drop them is waited for longer and longer', async () => {
  const { clock, reads, stop } = start(reading(false))
  await settle()
  clock.advanceMs(0)
  await settle()
  expect(reads().at(-1)).toMatchObject({ kind: 'retrying', retryAtMs: clock.nowMs() + 1_000 })
  stop.abort()
})

test('after half a minute of reading the next failure is a first one', async () => {
  const release = Promise.withResolvers<void>()
  const until: Step = () => release.promise
  const { clock, reads, stop } = start(fail, reading(false, until))
  await settle()
  clock.advanceMs(0)
  await settle()
  clock.advanceMs(30_000)
  release.reject(closed())
  await settle()
  expect(reads().at(-1)).toMatchObject({ kind: 'retrying', retryAtMs: clock.nowMs() })
  stop.abort()
})

test('a gap is counted for each reading that went on without what was missed; none for the first or a resumed one', async () => {
  const { clock, changes, stop } = start(reading(false), reading(true), reading(false), reading(false, stay))
  for (const waitMs of [0, 1_000, 2_000]) {
    await settle()
    clock.advanceMs(waitMs)
  }
  await settle()
  expect(changes.flatMap(({ gaps }) => gaps ?? [])).toEqual([0, 0, 1, 2])
  stop.abort()
})

test('a sign of life after silence is no gap', async () => {
  const { changes, stop } = start(
    reading(false, async (sink, signal) => {
      sink.onSilent()
      sink.onReading(true)
      await stay(sink, signal)
    }),
  )
  await settle()
  expect(changes.at(-1)).toEqual({ read: { kind: 'reading' }, gaps: 0 })
  stop.abort()
})

test('a refusal and the end of the stream are not tried again', async () => {
  const refused = start(async () => Promise.reject(new StudioError('connector.no-channel', { name: 'x' })))
  await refused.kept.over
  expect(refused.reads().at(-1)).toMatchObject({ kind: 'refused', error: { code: 'connector.no-channel' } })
  const ended = start(reading(false, async () => {}))
  await ended.kept.over
  expect(ended.kinds()).toEqual(['connecting', 'reading', 'ended'])
  expect([refused.runs(), ended.runs()]).toEqual([1, 1])
})

test('stopped while it waits or reads: off, and nothing is left', async () => {
  const waiting = start(fail, fail)
  await settle()
  waiting.clock.advanceMs(0)
  await settle()
  waiting.stop.abort()
  await waiting.kept.over
  expect(waiting.kinds().at(-1)).toBe('off')
  expect(waiting.clock.waiting).toBe(0)
  const live = start(reading(false, stay))
  await settle()
  live.stop.abort()
  await live.kept.over
  expect(live.kinds()).toEqual(['connecting', 'reading', 'off'])
})

test('silence of 20 s: asked at 10, said at 15, dead at 20; any sign begins anew', () => {
  const clock = manualClock()
  const said: string[] = []
  const note = (what: string) => () => said.push(`${what} ${clock.monotonicMs() / 1000}`)
  const watch = watchSilence({
    clock,
    limitMs: 20_000,
    ask: note('ask'),
    onSilent: note('silent'),
    onHeardAgain: note('heard'),
    onDead: note('dead'),
  })
  clock.advanceMs(11_000)
  watch.heard()
  clock.advanceMs(16_000)
  watch.heard()
  clock.advanceMs(30_000)
  watch.heard()
  expect(said).toEqual(['ask 10', 'ask 21', 'silent 26', 'heard 27', 'ask 37', 'silent 42', 'dead 47'])
  watch.stop()
  expect(clock.waiting).toBe(0)
})
