import { expect, test } from 'vitest'
import { applyEvent } from '../../../src-main/contract/apply-event.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { defaultRunPath, loadRunOfShow } from '../../../src-main/core/rhythm/load-run-of-show.ts'
import { createRhythm } from '../../../src-main/core/rhythm/rhythm.ts'
import { manualClock } from '../../support/manual-clock.ts'

const MINUTE_MS = 60_000
const run = loadRunOfShow(defaultRunPath('assets'))

function startRhythm() {
  const clock = manualClock()
  const events: StudioEvent[] = []
  const rhythm = createRhythm({
    run,
    clock,
    emit: (type, payload) => events.push({ type, atMs: clock.nowMs(), ...payload } as StudioEvent),
  })
  const fired = () => events.flatMap((event) => (event.type === 'cue.fired' ? [[event.cue.id, event.firedAtMs]] : []))
  const phases = () => events.flatMap((event) => (event.type === 'phase.started' ? [event.phaseId] : []))
  const state = () => events.reduce(applyEvent, INITIAL_STATE).run
  return { clock, events, rhythm, fired, phases, state }
}

test('before air the run is shown: no phase yet, the first cue next', () => {
  const { rhythm, events, state, clock } = startRhythm()
  rhythm.load()
  expect(events.map(({ type }) => type)).toEqual(['run.loaded'])
  expect(state()).toMatchObject({ currentPhaseId: null, nextCue: { dueAtMs: 10_000 }, currentCue: null })
  expect(clock.waiting).toBe(0)
})

test('a whole show: every phase and cue once, each on its time', () => {
  const { clock, rhythm, fired, phases, state } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 1 })
  expect(phases()).toEqual(['warm-up'])
  expect(state().nextCue?.id).toBe('warm-up-1')

  clock.advanceMs(9999)
  expect(fired()).toEqual([])
  clock.advanceMs(1)
  expect(fired()).toEqual([['warm-up-1', 10_000]])
  expect(state()).toMatchObject({ currentCue: { id: 'warm-up-1' }, nextCue: { id: 'warm-up-2' } })

  for (let second = 0; second < 3700; second += 1) clock.advanceMs(1000)
  expect(phases()).toEqual(run.phases.map(({ id }) => id))
  expect(fired()).toEqual(run.cues.map(({ id, dueAtMs }) => [id, dueAtMs]))
  expect(state()).toMatchObject({ currentPhaseId: 'wrap-up', nextCue: null })
  expect(clock.waiting).toBe(0)
})

test('a rehearsal at 60 times the speed is over in a minute', () => {
  const { clock, rhythm, fired } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 60 })
  clock.advanceMs(MINUTE_MS / 2)
  expect(fired()).toHaveLength(run.cues.filter(({ dueAtMs }) => dueAtMs <= 30 * MINUTE_MS).length)
  clock.advanceMs(MINUTE_MS / 2)
  expect(fired()).toHaveLength(run.cues.length)
})

test('a wall clock that jumps an hour moves no cue', () => {
  const { clock, rhythm, fired } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 1 })
  clock.jumpWallMs(60 * MINUTE_MS)
  clock.advanceMs(9999)
  expect(fired()).toEqual([])
  clock.jumpWallMs(-120 * MINUTE_MS)
  clock.advanceMs(1)
  expect(fired()).toEqual([['warm-up-1', 10_000]])
})

test('resumed after a crash: the right phase, nothing from the past, the next cue on its time', () => {
  const { clock, rhythm, fired, phases, state } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs() - 21.5 * MINUTE_MS, speed: 1 })
  expect(phases()).toEqual(['deep-interest'])
  expect(fired()).toEqual([])
  expect(state().nextCue?.id).toBe('deep-interest-2')
  clock.advanceMs(3.25 * MINUTE_MS)
  expect(fired()).toEqual([['deep-interest-2', 24.75 * MINUTE_MS]])
})

test('resumed after the last phase: it stays there and nothing waits', () => {
  const { clock, rhythm, phases, fired, state } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs() - 90 * MINUTE_MS, speed: 1 })
  expect([phases(), fired(), state().nextCue, clock.waiting]).toEqual([['wrap-up'], [], null, 0])
})

test('a start that is a moment late, or ahead of the first frame, still begins with the first phase', () => {
  const late = startRhythm()
  late.rhythm.start({ startedAtMs: late.clock.nowMs() - 40, speed: 1 })
  expect(late.phases()).toEqual(['warm-up'])

  const early = startRhythm()
  early.rhythm.start({ startedAtMs: early.clock.nowMs() + 500, speed: 1 })
  expect(early.phases()).toEqual([])
  early.clock.advanceMs(500)
  expect(early.phases()).toEqual(['warm-up'])
})

test('stopped it is silent; started again it follows the new show', () => {
  const { clock, rhythm, fired, phases, state } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 1 })
  rhythm.stop()
  expect(state().nextCue).toBeNull()
  clock.advanceMs(10 * MINUTE_MS)
  expect(fired()).toEqual([])
  expect(clock.waiting).toBe(0)
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 1 })
  clock.advanceMs(10_000)
  expect([phases(), fired()]).toEqual([['warm-up', 'warm-up'], [['warm-up-1', 10_000]]])
})

test('a busy moment that swallows several due times fires each of them, in order', () => {
  const { clock, rhythm, fired } = startRhythm()
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 3600 })
  clock.advanceMs(1000)
  expect(fired().map(([id]) => id)).toEqual(run.cues.map(({ id }) => id))
})

test('stopped by whoever hears a cue, it goes no further', () => {
  const clock = manualClock()
  const heard: string[] = []
  const rhythm = createRhythm({
    run,
    clock,
    emit: (type) => {
      heard.push(type)
      if (type === 'cue.fired') rhythm.stop()
    },
  })
  rhythm.start({ startedAtMs: clock.nowMs(), speed: 1 })
  clock.advanceMs(60 * MINUTE_MS)
  expect(heard.slice(-2)).toEqual(['cue.fired', 'cue.scheduled'])
  expect(clock.waiting).toBe(0)
})
