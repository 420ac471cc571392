/**
 * In: a run of show and the show's clock. Out: each phase as it starts, each cue when it is due, and which comes next.
 * After the last phase it stays there. Never fires what a late start has missed, never drifts: every moment is due at
 * a show time, whenever the one before it was handled.
 */
import type { StudioEventPayloads } from '../../contract/events.ts'
import type { Cue, RunState, ShowClock } from '../../contract/state.ts'
import type { Clock } from '../ports.ts'
import type { CompiledRun } from './run-of-show.ts'
import { createShowTime, type ShowTime } from './show-time.ts'
import { type Moment, timelineOf } from './timeline.ts'

type RhythmEvent = 'run.loaded' | 'phase.started' | 'cue.scheduled' | 'cue.fired'

export interface RhythmDeps {
  readonly run: CompiledRun
  readonly clock: Clock
  readonly emit: <T extends RhythmEvent>(type: T, payload: StudioEventPayloads[T]) => void
}

export interface Rhythm {
  /** Shows the run before air: no phase, the first cue next. */
  load(): void
  /** Follows the show from its clock's time on. Loads the run again first, so that it stands in the session's journal. */
  start(showClock: ShowClock): void
  stop(): void
}

/** Real ms: what was due this shortly before the start still counts as now. */
const GRACE_MS = 1000

export function createRhythm({ run, clock, emit }: RhythmDeps): Rhythm {
  const timeline = timelineOf(run)
  let cancelTimer: (() => void) | null = null
  /** Whoever hears an event may stop the rhythm there and then. */
  let followed: ShowTime | null = null

  const load = (): void => {
    const loaded: RunState = {
      title: run.title,
      phases: run.phases,
      currentPhaseId: null,
      nextCue: null,
      currentCue: null,
    }
    emit('run.loaded', { run: { ...loaded, nextCue: run.cues[0] ?? null } })
  }
  const stop = (): void => {
    if (followed) emit('cue.scheduled', { cue: null })
    followed = null
    cancelTimer?.()
    cancelTimer = null
  }

  const handle = (moment: Moment, showMs: number): void => {
    if (moment.kind === 'phase') emit('phase.started', { phaseId: moment.phaseId, atMs: clock.nowMs() })
    else emit('cue.fired', { cue: moment.cue, firedAtMs: Math.round(showMs) })
  }
  const follow = (showTime: ShowTime, from: number): void => {
    let next = from
    for (let moment = timeline[next]; moment && moment.atMs <= showTime.nowMs(); moment = timeline[next]) {
      next += 1
      handle(moment, showTime.nowMs())
      if (followed !== showTime) return
      if (moment.kind === 'cue') emit('cue.scheduled', { cue: nextCue(timeline, next) })
    }
    const later = timeline[next]
    cancelTimer = later ? clock.after(showTime.untilMs(later.atMs), () => follow(showTime, next)) : null
  }

  return {
    load,
    start(showClock) {
      stop()
      load()
      const showTime = createShowTime(clock, showClock)
      followed = showTime
      const fromMs = showTime.nowMs() - GRACE_MS * showClock.speed
      const first = timeline.findIndex(({ atMs }) => atMs >= fromMs)
      const next = first === -1 ? timeline.length : first
      const missedPhase = timeline.slice(0, next).findLast(({ kind }) => kind === 'phase')
      if (missedPhase) handle(missedPhase, showTime.nowMs())
      emit('cue.scheduled', { cue: nextCue(timeline, next) })
      follow(showTime, next)
    },
    stop,
  }
}

function nextCue(timeline: readonly Moment[], from: number): Cue | null {
  const moment = timeline.find((candidate, index) => index >= from && candidate.kind === 'cue')
  return moment?.kind === 'cue' ? moment.cue : null
}
