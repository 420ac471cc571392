/** What someone who debugs a show needs, without secrets: it can be sent to anyone. */
export interface DebugReport {
  readonly madeAt: string
  readonly program: { readonly version: string; readonly ffmpeg: string; readonly platform: string }
  /** Oldest first; the newest few hundred of this start. */
  readonly processes: readonly DebugProcess[]
  readonly transitions: readonly DebugTransition[]
}

export interface DebugProcess {
  readonly pid: number | null
  readonly name: string
  /** As typed in a shell; stream keys never stand in it. */
  readonly command: string
  readonly startedAt: string
  readonly endedAt: string | null
  /** How it ended, in words; null while it runs. */
  readonly exit: string | null
  /** First and last lines of what it wrote. */
  readonly lines: readonly string[]
}

export interface DebugTransition {
  readonly at: string
  /** `encoder`, `destination TikTok`, ... */
  readonly of: string
  readonly to: string
  /** The sentence of its error, in English; empty when there is none. */
  readonly reason: string
}
