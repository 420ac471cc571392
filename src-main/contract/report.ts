import type { FrameCounters } from './events.ts'
import type { SessionKind } from './state.ts'
import type { LocalisedText } from './text.ts'
import type { Sentiment, Triage } from './triage.ts'

/** The session report as JSON. The top-level keys of design.md are fixed; more may be added. Times are ISO 8601, durations ms. */
export interface SessionReport {
  readonly session: {
    readonly id: string
    readonly kind: SessionKind
    readonly title: string
    readonly startedAt: string
    readonly endedAt: string | null
    /** On air; of a watch session, from its start to its end. */
    readonly durationMs: number
    /** What this report says first, in one sentence. */
    readonly headline: LocalisedText
    readonly frames: FrameCounters | null
    readonly recordings: readonly string[]
    /** Clips saved on air, and highlights cut afterwards. */
    readonly clips: readonly string[]
  }
  readonly totals: {
    readonly ordersCount: number
    readonly gmvMinor: Readonly<Record<string, number>>
    readonly refundsMinor: Readonly<Record<string, number>>
    readonly viewersPeak: number | null
    readonly comments: {
      readonly total: number
      /** The rest were left out in a flood, or came while nothing was read. Every figure below but `byLang` is of these. */
      readonly read: number
      readonly urgent: number
      readonly byPlatform: Readonly<Record<string, number>>
      /** Of all: a comment that was not read is `und`. */
      readonly byLang: Readonly<Record<string, number>>
      readonly bySentiment: Mood['bySentiment']
      readonly byIntent: Readonly<Record<string, number>>
      readonly byTopic: Readonly<Record<string, number>>
    }
  }
  /** One row per minute of the session, from its start, quiet ones included. */
  readonly byMinute: readonly MinuteRow[]
  readonly byPhase: readonly PhaseRow[]
  readonly destinations: readonly DestinationRow[]
  readonly promos: readonly PromoRow[]
  /** What most people asked, by askers, then by comments; 20 at most. */
  readonly questions: readonly QuestionRow[]
  /** What to change next time. Empty while no rule supports one. */
  readonly actions: readonly { readonly text: LocalisedText; readonly because: LocalisedText }[]
  readonly cues: readonly {
    readonly id: string
    readonly phaseId: string
    readonly text: LocalisedText
    readonly firedAt: string
    readonly showMs: number
  }[]
  /** Times viewers saw the slate, encoder restarts, and what the studio alerted the host of (`technique`). */
  readonly incidents: readonly {
    readonly kind: 'slate' | 'encoder' | 'source' | 'recording' | 'technique'
    readonly startedAt: string
    readonly durationMs: number | null
    readonly text: LocalisedText
  }[]
}

/** Of the comments that were read, wherever and whenever that was: they count where they were received. */
export interface Mood {
  readonly bySentiment: Readonly<Record<Sentiment, number>>
  /** (positive - negative) / read, from -1 to 1; null when none was read. */
  readonly sentiment: number | null
}

export interface MinuteRow extends Mood {
  readonly minute: number
  readonly startsAt: string
  readonly comments: number
  readonly viewers: number | null
  readonly orders: number
  readonly gmvMinor: Readonly<Record<string, number>>
}

export interface PhaseRow extends Mood {
  readonly phaseId: string
  readonly title: LocalisedText
  readonly startedAt: string
  readonly durationMs: number
  readonly comments: number
  readonly cuesFired: number
  readonly orders: number
}

/** Like questions of several viewers, by the group that the studio put them in. */
export interface QuestionRow {
  /** As it was first asked, private things masked; null where it must not stand here. */
  readonly text: string | null
  /** Its comment was deleted, or came before this session, so that what is private in it isn't known; null with a text. */
  readonly textLeftOut: 'deleted' | 'unchecked' | null
  readonly lang: Triage['lang']
  readonly topic: Triage['topic']
  readonly count: number
  readonly askers: number
  readonly firstAt: string
  readonly lastAt: string
  /** When the studio's users last said that it was dealt with. */
  readonly answeredAt: string | null
}

export interface DestinationRow {
  readonly id: string
  readonly name: string
  /** Key replaced by `***`. */
  readonly url: string
  readonly liveMs: number
  readonly outages: readonly {
    readonly startedAt: string
    readonly durationMs: number | null
    readonly reason: LocalisedText
  }[]
  readonly bytes: number
  readonly frames: number
  readonly reconnects: number
  readonly droppedFrames: number
}

export interface PromoRow {
  readonly id: string
  readonly title: string
  readonly priceMinor: number
  readonly currency: string
  readonly requestedAt: string
  readonly onAirAt: string | null
  readonly firstTick: number | null
  readonly deadline: string
  readonly hiddenAt: string | null
  readonly ordersWhileShown: number
}
