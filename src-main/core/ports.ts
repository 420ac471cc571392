import type { KeyStoreState } from '../contract/state.ts'

/** What a host lends the core. Nothing in the core reads a clock, an environment or a console by itself. */

export interface Clock {
  /** Wall clock, epoch ms. May jump: for stamps and deadlines only. */
  nowMs(): number
  /** Never jumps: for durations and pacing. */
  monotonicMs(): number
  /** Calls back once after `ms`; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void
}

/** Lines for people who debug. Callers pass no secrets; the host redacts what looks like one. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
}

export interface Paths {
  /** Everything the studio keeps: journal, recordings, child journal. */
  readonly dataDir: string
  /** Read-only files shipped with the program: run of show, fonts. */
  readonly assetsDir: string
}

/** Where stream keys outlive the studio. A value is never logged, and no error names it. */
export interface SecretStore {
  /** What it is and why; may wait for the host's window to be ready. Never rejects. */
  open(): Promise<KeyStoreState>
  /** Null: it holds none under this id. Rejects when it can't say. */
  get(id: string): Promise<string | null>
  set(id: string, value: string): Promise<void>
  remove(id: string): Promise<void>
}

export const CAPTURE_MEDIA = ['camera', 'microphone', 'screen'] as const
export type CaptureMedium = (typeof CAPTURE_MEDIA)[number]

/** Whether the system lets this program capture. */
export interface CapturePermissions {
  /** Asks the user where the system wants that; false: refused. */
  ask(medium: CaptureMedium): Promise<boolean>
}

/** Waits on `clock`; resolves early (never rejects) when `signal` aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const finish = () => {
      cancel()
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const cancel = clock.after(ms, finish)
    signal?.addEventListener('abort', finish, { once: true })
  })
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
