import type { CapturePermissions, Clock, Log, Paths, SecretStore } from './ports.ts'

/** What a host lends a whole studio. */
export interface StudioPorts {
  readonly clock: Clock
  readonly log: Log
  readonly paths: Paths
  /** Of the program, for the debug page. */
  readonly version: string
  /** The media worker's file. */
  readonly mediaWorkerUrl: URL
  /** The inference worker's file. */
  readonly readingWorkerUrl: URL
  /** The folder of the model that is shipped. */
  readonly triageModelDir: string
  /** The host's choice of ffmpeg, if there is one. */
  readonly ffmpegSetting?: string | undefined
  /** `auto`: 1080p30 where this computer sustains it. */
  readonly defaultPicture: '720p30' | 'auto'
  /** Null: nothing is remembered after this run, as in a rehearsal. */
  readonly secrets: SecretStore | null
  /** Null: this system asks nobody. */
  readonly permissions: CapturePermissions | null
}
