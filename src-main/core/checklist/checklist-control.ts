import { toStudioError } from '../../contract/errors.ts'
import type { StudioEvent, StudioEventType } from '../../contract/events.ts'
import type { Check } from '../../contract/state.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { HealthControl } from '../health/health-control.ts'
import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { createGreeting } from './greeting.ts'
import { createSoundMemory } from './heard-sound.ts'
import { areOutcomesNew, localChecks } from './local-checks.ts'
import { type ChecklistDeps, runChecklist } from './run-checklist.ts'
import type { Seen } from './seen.ts'

export interface ChecklistControl {
  readonly commands: Pick<CommandHandlers, 'checklist.run'>
  close(): void
}

export interface ChecklistControlDeps extends Omit<ChecklistDeps, 'state' | 'seen'> {
  readonly clock: Clock
  readonly log: StateLog
  readonly health: Pick<HealthControl, 'picture' | 'lastClockJump'>
  readonly builtAtMs: number | null
}

/** What the checks look at. */
const CHECKED_AGAIN_AFTER: ReadonlySet<StudioEventType> = new Set<StudioEventType>([
  'source.changed',
  'programme.changed',
  'encoder.changed',
  'destination.changed',
  'destination.removed',
  'uplink.measured',
])
const SETTLE_MS = 250

/**
 * Runs the checklist when asked, and by itself after something it looks at has changed. Once a second it looks at what
 * asks nobody (picture, sound, encoder, clock) and tells what came out otherwise. Never during a show.
 */
export function createChecklistControl(deps: ChecklistControlDeps): ChecklistControl {
  const { clock, log, health, builtAtMs } = deps
  const sound = createSoundMemory(clock)
  let cancel: (() => void) | null = null
  const greeting = createGreeting(clock)
  let hasRun = false
  let closed = false

  const seen = (): Seen => ({
    picture: health.picture(),
    sound: sound.heard(),
    clockJump: health.lastClockJump(),
    nowMs: clock.nowMs(),
    builtAtMs,
  })

  async function check(greeted: Check | null) {
    const before = log.state
    const checklist = await runChecklist({ ...deps, state: () => log.state, seen }, greeted)
    if (!greeted) greeting.was(before, checklist.destinations)
    hasRun = true
    if (!closed) log.emit('checklist.changed', { checklist })
    return { checklist }
  }

  const raise = (cause: unknown) => log.emit('notice.raised', { error: toStudioError(cause).toInfo() })

  function lookAgain(): void {
    const local = localChecks(log.state, seen())
    if (!hasRun || !areOutcomesNew(log.state.checklist, local)) return
    log.emit('checklist.changed', { checklist: { ...log.state.checklist, ...local } })
  }

  function take(event: StudioEvent): void {
    if (event.type === 'levels.measured' && event.levels.programme) sound.take(event.levels.programme)
    if (log.state.show.kind === 'live') return
    if (event.type === 'health.measured') lookAgain()
    if (!CHECKED_AGAIN_AFTER.has(event.type)) return
    cancel?.()
    cancel = clock.after(SETTLE_MS, () => void check(greeting.stillTrue(log.state)).catch(raise))
  }

  const unsubscribe = log.onEvent((_seq, event) => take(event))
  return {
    commands: { 'checklist.run': () => check(null) },
    close() {
      closed = true
      unsubscribe()
      cancel?.()
    },
  }
}
