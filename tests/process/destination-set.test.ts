import { expect, onTestFinished, test, vi } from 'vitest'
import type { DestinationState } from '../../src-main/contract/state.ts'
import { createDestinationSet } from '../../src-main/core/destinations/destination-set.ts'
import type { DestinationSpec } from '../../src-main/core/destinations/keep-destination.ts'
import { parseStreamAddress } from '../../src-main/core/destinations/parse-address.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { freePort } from '../support/free-port.ts'
import { manualClock } from '../support/manual-clock.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { showStage } from './show-stage.ts'

async function start(...behaviours: string[]) {
  const program = fakeProgram('pusher', ...behaviours)
  const clock = manualClock()
  const seen = seenStates<DestinationState>()
  const { fanout, gate } = showStage()
  const ending = new AbortController()
  const set = createDestinationSet(
    {
      ffmpegPath: program.path,
      journal: createChildJournal(program.dir),
      clock,
      dataDir: program.dir,
      onDestinationState: (_id, state) => seen.take(state),
      onDestinationProgress: () => {},
      onDestinationQueue: () => {},
    },
    () => ({ fanout, gate, bitrateKbps: 1_000 }),
    ending.signal,
  )
  const address = parseStreamAddress({ url: `rtmp://127.0.0.1:${await freePort()}/live/key` })
  const spec: DestinationSpec = { id: 'd1', name: 'TikTok', shape: 'wide', address }
  const isGone = (index: number) => processStartTime(program.starts()[index]?.pid ?? 0) === null
  onTestFinished(async () => {
    for (const { pid } of program.starts()) if (processStartTime(pid) !== null) process.kill(pid, 'SIGKILL')
    ending.abort()
    await set.over()
  })
  return { program, clock, seen, set, spec, ending, isGone }
}

test('one that is put back while its last connection still ends waits for that: no platform sees two publishes', async () => {
  const { program, clock, seen, set, spec, isGone } = await start('deaf', 'flows')
  set.add(spec)
  await seen.of('ready')
  set.remove('d1')
  set.add(spec)
  clock.advanceMs(3_999)
  expect(isGone(0)).toBe(false)
  expect(program.starts()).toHaveLength(1)
  clock.advanceMs(1)
  await seen.of('ready', 2)
  expect(isGone(0)).toBe(true)
  expect(program.starts()).toHaveLength(2)
})

test('one that was taken off is off without a word more; the show waits for it no longer', async () => {
  const { program, seen, set, spec } = await start('silent')
  set.add(spec)
  await vi.waitUntil(() => program.starts().length === 1)
  set.remove('d1')
  await set.decided()
  await set.over()
  expect(seen.kinds()).toEqual(['connecting'])
})

test('at the end of the show each says that it is off', async () => {
  const { seen, set, spec, ending } = await start('flows')
  set.add(spec)
  await seen.of('ready')
  ending.abort()
  await set.over()
  expect(seen.kinds()).toEqual(['connecting', 'ready', 'off'])
})
