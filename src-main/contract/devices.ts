export interface CaptureDevice {
  readonly kind: 'camera' | 'microphone' | 'screen'
  /** What to give as the source's device or microphone. */
  readonly device: string
  readonly name: string
  /** Largest first; empty where the listing tells none. */
  readonly modes: readonly CaptureMode[]
}

export interface CaptureMode {
  readonly width: number
  readonly height: number
  /** Null where the listing tells sizes only. */
  readonly fps: number | null
}
