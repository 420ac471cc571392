import type { FrameCounters } from '../../contract/events.ts'
import type {
  DestinationCounters,
  DestinationState,
  EncoderState,
  RecordingState,
  Source,
} from '../../contract/state.ts'
import type { PreviewFrame } from '../../contract/wire.ts'
import type { DestinationSpec } from '../destinations/keep-destination.ts'
import type { QueueMeasure } from '../fanout/queue-measure.ts'
import type { ChildNote } from '../process/child-notes.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { SourceSpec } from '../sources/source-args.ts'

/** What the media worker is given once, when it starts. */
export interface MediaWorkerSetup {
  readonly ffmpegPath: string
  /** As the program says: with its file it tells whether what was found out about it still counts. */
  readonly ffmpegVersion: string
  readonly dataDir: string
  readonly format: ProgrammeFormat
}

/** Core to media worker. */
export type MediaCommand =
  | { readonly kind: 'addSource'; readonly id: string; readonly name: string; readonly spec: SourceSpec }
  | { readonly kind: 'selectSource'; readonly id: string }
  | { readonly kind: 'removeSource'; readonly id: string }
  | { readonly kind: 'addDestination'; readonly destination: DestinationSpec }
  | { readonly kind: 'removeDestination'; readonly id: string }
  | { readonly kind: 'startShow'; readonly recordingDir: string; readonly durationTicks: number | null }
  | { readonly kind: 'stopShow' }
  /** yuva420p bytes of the overlay region; null clears it. Answered by `overlayOnAir` when an encoded picture carries it. */
  | { readonly kind: 'setOverlay'; readonly generation: number; readonly region: Uint8Array | null }
  | { readonly kind: 'setPreview'; readonly on: boolean }
  | { readonly kind: 'close' }

/** Media worker to core. */
export type MediaReport =
  | { readonly kind: 'sourceState'; readonly id: string; readonly state: Source['state'] }
  | { readonly kind: 'slate'; readonly shown: boolean }
  | { readonly kind: 'encoderState'; readonly state: EncoderState }
  | { readonly kind: 'destinationState'; readonly id: string; readonly state: DestinationState }
  | { readonly kind: 'destinationProgress'; readonly id: string; readonly counters: DestinationCounters }
  | { readonly kind: 'destinationQueue'; readonly queue: QueueMeasure }
  | { readonly kind: 'recordingQueue'; readonly queue: QueueMeasure }
  | { readonly kind: 'recordingState'; readonly state: RecordingState }
  | { readonly kind: 'recordingDiscarded'; readonly path: string }
  | { readonly kind: 'recordingProgress'; readonly bytes: number; readonly freeBytes: number | null }
  /** The show's first picture; `atMs`: epoch ms of that tick. */
  | { readonly kind: 'showStarted'; readonly tick: number; readonly atMs: number }
  /** The programme reached the end of the show; destinations and recording are being finished. */
  | { readonly kind: 'showEnding' }
  /** Everything of the show is on disk and every destination is off. */
  | { readonly kind: 'showEnded'; readonly frames: FrameCounters }
  | { readonly kind: 'overlayOnAir'; readonly generation: number; readonly tick: number }
  /** A child began, spoke or ended. */
  | { readonly kind: 'childNote'; readonly note: ChildNote }
  | { readonly kind: 'preview'; readonly frame: PreviewFrame }
  | { readonly kind: 'closed' }
