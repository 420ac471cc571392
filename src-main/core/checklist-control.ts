import { toStudioError } from '../contract/errors.ts'
import type { StudioEventType } from '../contract/events.ts'
import { type ChecklistDeps, runChecklist } from './checklist.ts'
import type { CommandHandlers } from './command-handlers.ts'
import type { Clock } from './ports.ts'
import type { StateLog } from './state-log.ts'

export interface ChecklistControl {
  readonly commands: Pick<CommandHandlers, 'checklist.run'>
  close(): void
}

const CHECKED_AGAIN_AFTER: ReadonlySet<StudioEventType> = new Set<StudioEventType>([
  'source.changed',
  'programme.changed',
  'encoder.changed',
  'destination.changed',
  'destination.removed',
])
const SETTLE_MS = 250

/** Runs the checklist when asked, and by itself after something it looks at has changed. */
export function createChecklistControl({
  clock,
  log,
  ...deps
}: Omit<ChecklistDeps, 'state'> & { clock: Clock; log: StateLog }): ChecklistControl {
  let cancel: (() => void) | null = null
  let closed = false

  async function check() {
    const checklist = await runChecklist({ ...deps, state: () => log.state })
    if (!closed) log.emit('checklist.changed', { checklist })
    return { checklist }
  }

  const raise = (cause: unknown) => log.emit('notice.raised', { error: toStudioError(cause).toInfo() })

  const unsubscribe = log.onEvent((_seq, { type }) => {
    if (!CHECKED_AGAIN_AFTER.has(type) || log.state.show.kind === 'live') return
    cancel?.()
    cancel = clock.after(SETTLE_MS, () => void check().catch(raise))
  })

  return {
    commands: { 'checklist.run': check },
    close() {
      closed = true
      unsubscribe()
      cancel?.()
    },
  }
}
