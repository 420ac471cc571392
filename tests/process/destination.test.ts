import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { DestinationCounters, DestinationState } from '../../src-main/contract/state.ts'
import { keepDestination } from '../../src-main/core/destinations/keep-destination.ts'
import { parseStreamAddress } from '../../src-main/core/destinations/parse-address.ts'
import { createFlvParser, type FlvTag } from '../../src-main/core/fanout/flv.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { freePort } from '../support/free-port.ts'
import { manualClock } from '../support/manual-clock.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { showStage } from './show-stage.ts'

async function start(...behaviours: string[]) {
  return startWith('rtmp', ...behaviours)
}

async function startWith(protocol: 'rtmp' | 'rtmps', ...behaviours: string[]) {
  const program = fakeProgram('pusher', ...behaviours)
  const clock = manualClock()
  const seen = seenStates<DestinationState>()
  const counters: DestinationCounters[] = []
  const stage = showStage()
  const stop = new AbortController()
  const url = `${protocol}://127.0.0.1:${await freePort()}/live/s3cret-key?auth=s3cret-too`
  const { over: done } = keepDestination(
    { id: 'd1', name: 'TikTok', shape: 'wide', address: parseStreamAddress({ url }) },
    {
      ffmpegPath: program.path,
      journal: createChildJournal(program.dir),
      fanout: stage.fanout,
      gate: stage.gate,
      bitrateKbps: 1_000,
      clock,
      dataDir: program.dir,
      onDestinationState: (_id, state) => seen.take(state),
      onDestinationProgress: (_id, progress) => counters.push(progress),
      onDestinationQueue: () => {},
    },
    stop.signal,
  )
  const end = async () => {
    stop.abort()
    await done
  }
  onTestFinished(async () => {
    for (const { pid } of program.starts()) if (processStartTime(pid) !== null) process.kill(pid, 'SIGKILL')
    await end()
  })
  const isGone = (index: number) => processStartTime(program.starts()[index]?.pid ?? 0) === null
  return { program, clock, seen, counters, stage, stop, done, end, isGone }
}

/** Plays the show until media has provably left. */
async function playUntilLive({ stage, seen }: Awaited<ReturnType<typeof start>>, nth = 1) {
  const live = seen.of('live', nth)
  stage.begin()
  stage.play(60)
  return live
}

test('a destination that accepts is ready, live once a second of the show has left, and gets all of it', async () => {
  const started = await start('flows')
  const { program, clock, seen, end } = started
  await seen.of('ready')
  expect(await playUntilLive(started)).toEqual({ kind: 'live', sinceMs: clock.nowMs() })
  await end()
  expect(seen.kinds()).toEqual(['connecting', 'ready', 'live'])

  const tags: FlvTag[] = []
  createFlvParser((tag) => tags.push(tag))(readFileSync(join(program.dir, 'sent.flv')))
  const pictures = tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)
  expect(pictures).toHaveLength(1 + 1 + 60)
  expect(pictures.slice(0, 2).every(({ isKey }) => isKey)).toBe(true)
})

test('a platform that says no: refused, in its own words, and tried again at once, then with waits', async () => {
  const { clock, seen, program } = await start('refused')
  const { error, retryAtMs } = await seen.of('retrying')
  expect(error).toEqual({
    code: 'destination.refused',
    details: { name: 'TikTok', reason: 'Server error: Already publishing' },
  })
  expect(retryAtMs).toBe(clock.nowMs())
  const second = await seen.of('retrying', 2)
  expect(program.starts().length).toBe(2)
  expect(second.retryAtMs).toBeGreaterThanOrEqual(clock.nowMs() + 750)
})

test('a server that takes the call and never accepts: given up after 10 s, and after 3 s from then on', async () => {
  const { clock, seen, isGone, program } = await start('silent')
  await vi.waitUntil(() => program.starts().length === 1)
  clock.advanceMs(9_999)
  expect(isGone(0)).toBe(false)
  clock.advanceMs(1)
  expect((await seen.of('retrying')).error.code).toBe('destination.no-handshake')
  expect(isGone(0)).toBe(true)
  await seen.of('connecting', 2)
  clock.advanceMs(3_000)
  expect((await seen.of('retrying', 2)).error.code).toBe('destination.no-handshake')
})

test('an accepted publish that nothing gets through is no success', async () => {
  const { seen, stage, end } = await start('flows')
  await seen.of('ready')
  stage.begin()
  await end()
  expect(seen.kinds()).toEqual(['connecting', 'ready'])
})

test('a server without a valid certificate gets nothing; its certificate is checked', async () => {
  const { seen, program } = await startWith('rtmps', 'untrusted')
  expect((await seen.of('retrying')).error.code).toBe('destination.untrusted')
  const args = program.starts()[0]?.args ?? []
  expect(args.join(' ')).toContain(`-tls_verify 1 -ca_file ${join(program.dir, 'authorities.pem')}`)
  expect(readFileSync(join(program.dir, 'authorities.pem'), 'utf8')).toContain('BEGIN CERTIFICATE')
})

test('a platform that nobody answers at: unreachable', async () => {
  const { seen } = await start('unreachable')
  expect((await seen.of('retrying')).error.code).toBe('destination.unreachable')
})

test('a connection that dies on air: lost, back at once, counted as a reconnect and the totals go on', async () => {
  const started = await start('dies', 'flows')
  const { seen, stage, counters } = started
  await playUntilLive(started)
  stage.play(60)
  const { error } = await seen.of('retrying')
  expect(error).toEqual({
    code: 'destination.lost',
    details: { name: 'TikTok', reason: 'av_interleaved_write_frame(): Broken pipe' },
  })
  const lost = counters.at(-1) as DestinationCounters
  await seen.of('ready', 2)
  stage.play(60)
  await seen.of('live', 2)
  expect(counters.at(-1)).toMatchObject({ reconnects: 1 })
  expect(counters.at(-1)?.bytes).toBeGreaterThan(lost.bytes)
  expect(seen.kinds()).toEqual(['connecting', 'ready', 'live', 'retrying', 'connecting', 'ready', 'live'])
})

test('a pusher that never ends at the end of the show is killed after its grace', async () => {
  const { clock, seen, stop, done, isGone } = await start('deaf')
  await seen.of('ready')
  stop.abort()
  clock.advanceMs(3_999)
  expect(isGone(0)).toBe(false)
  clock.advanceMs(1)
  await done
  expect(isGone(0)).toBe(true)
})

test('the stream key is in no argument and no environment, only in the nameless preset file', async () => {
  const { program, seen } = await start('keeps-what-it-knows')
  await seen.of('ready')
  const { preset, args, environment } = JSON.parse(readFileSync(join(program.dir, 'known'), 'utf8'))
  expect(preset).toBe('rtmp_playpath=s3cret-key?auth=s3cret-too\n')
  expect(JSON.stringify([args, environment])).not.toContain('s3cret')
  expect(readFileSync(join(program.dir, 'children.jsonl'), 'utf8')).not.toContain('s3cret')
})

test('a platform that answers with the stream key does not put it into the state', async () => {
  const { seen } = await start('tells-the-key')
  const { error } = await seen.of('retrying')
  expect(JSON.stringify(error)).not.toContain('s3cret')
  expect(error.details.reason).toBe('Server error: stream *** is banned')
})
