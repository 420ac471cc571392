import type { HostMessage } from '../headless/core-messages.ts'

/** A running core, however it was started. Callbacks are set once, before anything can arrive. */
export interface CoreProcess {
  readonly pid: number | undefined
  send(message: HostMessage): void
  /** Ends it at once, by pid. */
  kill(): void
}

export interface CoreProcessEvents {
  onMessage(value: unknown): void
  /** Once, when it is gone, for whatever reason. `code` is null when a signal ended it or it never started. */
  onExit(code: number | null): void
}

export interface CoreCommand {
  readonly modulePath: string
  readonly args: readonly string[]
}
