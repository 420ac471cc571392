import { expect, test } from 'vitest'
import {
  type AdaptedBitrate,
  adaptBitrate,
  type DestinationQueue,
  hostBitrate,
  lowestKbps,
} from '../../../../src-main/core/encode/bitrate/adapt-bitrate.ts'
import { bitrateReason } from '../../../../src-main/core/encode/bitrate/bitrate-reason.ts'

const HOST_KBPS = 2500
const SOUND_KBPS = 128
const STEP_MS = 500
const TAG_MS = 20

/** A line that carries `lineKbps`, in front of it the queue of everything it did not carry yet, bytes in order. */
function slowLine(name: string, lineKbps: number) {
  const kbits: number[] = []
  let carriedKbits = 0
  return {
    lineKbps,
    /** Half a second at this bitrate goes in, and what the line carries goes out. */
    pass(kbps: number): DestinationQueue {
      for (let ms = 0; ms < STEP_MS; ms += TAG_MS) kbits.push(((kbps + SOUND_KBPS) * TAG_MS) / 1000)
      let room = (this.lineKbps * STEP_MS) / 1000
      carriedKbits = 0
      while (room > 0 && kbits.length > 0) {
        const taken = Math.min(room, kbits[0] as number)
        kbits[0] = (kbits[0] as number) - taken
        room -= taken
        carriedKbits += taken
        if (kbits[0] === 0) kbits.shift()
      }
      const waitingKbits = kbits.reduce((sum, one) => sum + one, 0)
      return {
        id: name,
        name,
        waitingMs: kbits.length * TAG_MS,
        fill: Math.min(1, waitingKbits / (HOST_KBPS * 5)),
        sentKbps: (carriedKbits * 1000) / STEP_MS,
      }
    },
  }
}

type Line = ReturnType<typeof slowLine>

/** Plays `seconds` of a show over these lines: every state it went through, twice a second. */
function play(
  seconds: number,
  lines: readonly Line[],
  from: AdaptedBitrate = hostBitrate({ bitrateKbps: HOST_KBPS, audioKbps: 128 }, 0),
  fromMs = 0,
) {
  const states = [from]
  for (let nowMs = fromMs + STEP_MS; nowMs <= fromMs + seconds * 1000; nowMs += STEP_MS) {
    const last = states.at(-1) as AdaptedBitrate
    states.push(
      adaptBitrate(
        last,
        lines.map((line) => line.pass(last.kbps)),
        nowMs,
      ),
    )
  }
  return states
}

const changes = (states: readonly AdaptedBitrate[]) =>
  states.flatMap(({ kbps }, index) =>
    index > 0 && states[index - 1]?.kbps !== kbps ? [{ kbps, atMs: index * STEP_MS }] : [],
  )
const last = (states: readonly AdaptedBitrate[]) => states.at(-1) as AdaptedBitrate

test('a line that carries everything changes nothing', () => {
  expect(changes(play(600, [slowLine('Wide', 4000)]))).toEqual([])
})

test('a line of half the bitrate: within seconds the programme fits through it, and stays so', () => {
  const states = play(35, [slowLine('Wide', 4000), slowLine('Narrow', 1300)])
  const [first, ...others] = changes(states)
  expect(first?.atMs).toBeLessThan(5_000)
  expect((first?.kbps ?? 0) + SOUND_KBPS).toBeLessThan(1300)
  expect(first?.kbps).toBeGreaterThan(1300 * 0.7)
  expect(others).toEqual([])
  expect(bitrateReason(last(states))?.en).toContain('Narrow carries only 1300 kb/s')
  expect(bitrateReason(last(states))?.['zh-CN']).toContain('Narrow')
})

test('when the line is wide again, the bitrate goes up in steps, each after 20 s of calm, up to the host’s', () => {
  const line = slowLine('Narrow', 1300)
  const slow = play(60, [line])
  line.lineKbps = 4000
  const states = play(300, [line], last(slow), 60_000)
  const steps = changes(states)
  expect(steps.length).toBeGreaterThan(3)
  for (const [index, { atMs }] of steps.slice(1).entries())
    expect(atMs - (steps[index]?.atMs ?? 0)).toBeGreaterThanOrEqual(20_000)
  expect(steps.map(({ kbps }) => kbps)).toEqual(steps.map(({ kbps }) => kbps).toSorted((a, b) => a - b))
  expect(last(states)).toMatchObject({ kbps: HOST_KBPS, cause: null })
  expect(
    bitrateReason(states[states.findIndex(({ kbps }) => kbps === steps[0]?.kbps)] as AdaptedBitrate)?.en,
  ).toContain('in steps')
  expect(bitrateReason(last(states))).toBeNull()
})

test('a line that stays narrow is tried less and less often', () => {
  const states = play(1_200, [slowLine('Narrow', 1300)])
  const raises = changes(states).filter(({ kbps, atMs }) => kbps > (states[atMs / STEP_MS - 1]?.kbps ?? 0))
  const waits = raises.slice(1).map(({ atMs }, index) => atMs - (raises[index]?.atMs ?? 0))
  expect(raises.length).toBeGreaterThan(2)
  expect(waits.at(-1)).toBeGreaterThan(2 * (waits[0] as number))
  expect(last(states).relapses).toBe(3)
})

test('a destination that takes nothing at all lowers nothing', () => {
  const line = slowLine('Dead', 4000)
  const before = play(10, [line])
  line.lineKbps = 0
  expect(changes(play(30, [line], last(before), 10_000))).toEqual([])
})

test('never below the floor, and then the host is told what to do', () => {
  const states = play(120, [slowLine('Thread', 300)])
  expect(last(states).kbps).toBe(lowestKbps(HOST_KBPS))
  expect(bitrateReason(last(states))?.en).toContain('at its lowest')
})

test.each([
  [2500, 750],
  [1000, 400],
  [300, 300],
  [51_000, 15_300],
])('the lowest of %i kb/s is %i kb/s', (host, lowest) => {
  expect(lowestKbps(host)).toBe(lowest)
})

test('at most one change in four seconds, however many lines are slow', () => {
  const at = changes(play(300, [slowLine('A', 1800), slowLine('B', 1200), slowLine('C', 900)])).map(({ atMs }) => atMs)
  for (const [index, ms] of at.slice(1).entries()) expect(ms - (at[index] as number)).toBeGreaterThanOrEqual(4_000)
  expect(at.length).toBeGreaterThan(0)
})

test('a queue about to drop pictures is congestion at once', () => {
  const queue = { id: 'a', name: 'A', waitingMs: 900, fill: 0.95, sentKbps: 1200 }
  const state = adaptBitrate(hostBitrate({ bitrateKbps: HOST_KBPS, audioKbps: 128 }, 0), [queue], 5_000)
  expect(state.kbps).toBe(Math.round((1200 - SOUND_KBPS) * 0.85))
})
