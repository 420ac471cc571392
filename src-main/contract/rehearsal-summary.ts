import type { FrameCounters } from './events.ts'
import type { DestinationCounters } from './state.ts'

/** The last line of `rehearse --json` (design.md, "Command line"). Paths are absolute; a URL's key is `***`. */
export interface RehearsalSummary {
  readonly sessionId: string
  readonly out: string
  readonly recording: string
  readonly reports: { readonly html?: string; readonly json?: string }
  readonly frames: FrameCounters
  readonly destinations: readonly ({ readonly url: string; readonly state: string } & DestinationCounters)[]
  readonly comments: {
    readonly received: number
    readonly stored: number
    readonly duplicates: number
    /** Of those that were read; null when none was. */
    readonly urgent: number | null
  }
  readonly cues: { readonly fired: number }
  readonly promos: { readonly shown: number }
  readonly encoder: string
  readonly wallSeconds: number
}
