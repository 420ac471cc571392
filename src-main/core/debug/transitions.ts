import type { DebugTransition } from '../../contract/debug-report.ts'
import { describeError, type StudioErrorInfo } from '../../contract/errors.ts'
import type { StudioEvent } from '../../contract/events.ts'
import { redactText } from './redact.ts'

/**
 * In: every event. Out: what changed from one state to another in encoder, sources, destinations, recording, show, slate
 * and alerts, the newest thousand. Nothing of viewers, comments or orders enters; repeated states are one.
 */
export interface Transitions {
  take(event: StudioEvent): void
  newest(): readonly DebugTransition[]
}

type Change = Omit<DebugTransition, 'at'>

const MAX_TRANSITIONS = 1_000

export function createTransitions(maxTransitions = MAX_TRANSITIONS): Transitions {
  const kept: DebugTransition[] = []
  const last = new Map<string, string>()

  return {
    take(event) {
      const change = changeOf(event)
      if (!change) return
      const said = `${change.to} ${change.reason}`
      if (last.get(change.of) === said) return
      last.set(change.of, said)
      kept.push({ at: new Date(event.atMs).toISOString(), ...change })
      if (kept.length > maxTransitions) kept.shift()
    },
    newest: () => kept,
  }
}

function changeOf(event: StudioEvent): Change | null {
  switch (event.type) {
    case 'encoder.changed': {
      const { encoder } = event
      const name = encoder.kind === 'off' ? '' : ` ${encoder.encoder}`
      return changed('encoder', `${encoder.kind}${name}`, encoder)
    }
    case 'source.changed':
      return changed(`source ${event.source.name}`, event.source.state.kind, event.source.state)
    case 'destination.changed':
      return changed(`destination ${event.destination.name}`, event.destination.state.kind, event.destination.state)
    case 'recording.changed':
      return changed('recording', event.recording.kind, event.recording)
    case 'show.changed':
      return changed('show', event.show.kind)
    case 'programme.changed':
      return changed('picture', event.programme.slate ? 'slate' : 'source')
    case 'alert.raised':
      return changed(`alert ${event.alert.id}`, event.alert.level, event.alert)
    case 'alert.cleared':
      return changed(`alert ${event.alertId}`, 'over')
    case 'notice.raised':
      return changed('notice', event.error.code, event)
    default:
      return null
  }
}

function changed(of: string, to: string, state: object | { readonly error: StudioErrorInfo } = {}): Change {
  const reason = 'error' in state ? redactText(describeError(state.error).en) : ''
  return { of, to, reason }
}
