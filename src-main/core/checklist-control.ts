import { toStudioError } from '../contract/errors.ts'
import type { StudioEvent, StudioEventType } from '../contract/events.ts'
import { createSoundMemory } from './checklist/heard-sound.ts'
import { areOutcomesNew, localChecks } from './checklist/local-checks.ts'
import type { Seen } from './checklist/seen.ts'
import { type ChecklistDeps, runChecklist } from './checklist.ts'
import type { CommandHandlers } from './command-handlers.ts'
import type { HealthControl } from './health/health-control.ts'
import type { Clock } from './ports.ts'
import type { StateLog } from './state-log.ts'

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

/** Something else is to be sent, or elsewhere: everything is looked at again, platforms are greeted. */
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
  let hasRun = false
  let closed = false

  const seen = (): Seen => ({
    picture: health.picture(),
    sound: sound.heard(),
    clockJump: health.lastClockJump(),
    nowMs: clock.nowMs(),
    builtAtMs,
  })

  async function check() {
    const checklist = await runChecklist({ ...deps, state: () => log.state, seen })
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
    cancel = clock.after(SETTLE_MS, () => void check().catch(raise))
  }

  const unsubscribe = log.onEvent((_seq, event) => take(event))
  return {
    commands: { 'checklist.run': check },
    close() {
      closed = true
      unsubscribe()
      cancel?.()
    },
  }
}
