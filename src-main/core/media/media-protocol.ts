import type { StudioErrorInfo } from '../../contract/errors.ts'
import type { FrameCounters, StudioEventPayloads } from '../../contract/events.ts'
import type { SlateSetting } from '../../contract/picture.ts'
import type { SourceSound } from '../../contract/sound.ts'
import type {
  DestinationCounters,
  DestinationState,
  EncoderState,
  RecordingState,
  Source,
} from '../../contract/state.ts'
import type { PreviewFrame } from '../../contract/wire.ts'
import type { DestinationSpec } from '../destinations/keep-destination.ts'
import type { UplinkResult } from '../destinations/uplink/measure-uplink.ts'
import type { Pace } from '../encode/pace/default-picture.ts'
import type { QueueMeasure } from '../fanout/queue-measure.ts'
import type { HealthReading } from '../health/health-reading.ts'
import type { ChildNote } from '../process/child-notes.ts'
import type { Levels } from '../programme/mix/mixer.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { Scene, Transition } from '../programme/switcher.ts'
import type { SourceSpec } from '../sources/source-args.ts'

/** What the media worker is given once, when it starts. */
export interface MediaWorkerSetup {
  readonly ffmpegPath: string
  /** As the program says: with its file it tells whether what was found out about it still counts. */
  readonly ffmpegVersion: string
  readonly dataDir: string
  /** The main one first; the other shape, when it is on, second. */
  readonly formats: readonly ProgrammeFormat[]
}

/** Core to media worker. */
export type MediaCommand =
  /** Another size or rate: every stage is opened anew with what it had. Never during a show. */
  | { readonly kind: 'configure'; readonly formats: readonly ProgrammeFormat[] }
  | {
      readonly kind: 'addSource'
      readonly id: string
      readonly name: string
      readonly spec: SourceSpec
      readonly sound: SourceSound
    }
  | { readonly kind: 'setSound'; readonly id: string; readonly sound: SourceSound }
  | { readonly kind: 'removeSource'; readonly id: string }
  | { readonly kind: 'setScene'; readonly scene: Scene; readonly transition: Transition }
  | { readonly kind: 'setSlate'; readonly slate: SlateSetting }
  | { readonly kind: 'addDestination'; readonly destination: DestinationSpec }
  | { readonly kind: 'removeDestination'; readonly id: string }
  /** Off the show until it is retried; answered by its state `stopped`. */
  | { readonly kind: 'stopDestination'; readonly id: string }
  /** Puts a stopped one on the show again, or ends its wait. */
  | { readonly kind: 'retryDestination'; readonly id: string }
  /** Sends to these for a few seconds; answered by `uplinkMeasured`. A show that starts ends it. */
  | {
      readonly kind: 'measureUplink'
      readonly targets: readonly DestinationSpec[]
      readonly kbpsEach: number
    }
  | { readonly kind: 'startShow'; readonly recordingDir: string; readonly durationTicks: number | null }
  | { readonly kind: 'stopShow' }
  /** Answered by `clipSaved` or `clipFailed`. */
  | { readonly kind: 'saveClip'; readonly requestId: string; readonly seconds: number; readonly path: string }
  /**
   * yuva420p bytes of the overlay region of each programme; null clears them. Answered by `overlayOnAir` when an encoded
   * picture of the main one carries it.
   */
  | { readonly kind: 'setOverlay'; readonly generation: number; readonly regions: readonly Uint8Array[] | null }
  /** Of every programme, from a tick soon on. */
  | { readonly kind: 'setBitrate'; readonly kbps: number }
  /** Answered by `paceMeasured`, unless a show or another format comes in between. */
  | { readonly kind: 'measurePace' }
  | { readonly kind: 'setPreview'; readonly on: boolean }
  | { readonly kind: 'close' }

/** Media worker to core. */
export type MediaReport =
  | { readonly kind: 'sourceState'; readonly id: string; readonly state: Source['state'] }
  | { readonly kind: 'slate'; readonly shown: boolean }
  | { readonly kind: 'levels'; readonly levels: Levels }
  /** The host's slate can't be shown; the one before stays. */
  | { readonly kind: 'slateFailed'; readonly error: StudioErrorInfo }
  | { readonly kind: 'encoderState'; readonly state: EncoderState }
  | { readonly kind: 'destinationState'; readonly id: string; readonly state: DestinationState }
  | { readonly kind: 'destinationProgress'; readonly id: string; readonly counters: DestinationCounters }
  | { readonly kind: 'uplinkMeasured'; readonly results: readonly UplinkResult[] }
  | { readonly kind: 'destinationQueue'; readonly queue: QueueMeasure }
  | { readonly kind: 'recordingQueue'; readonly queue: QueueMeasure }
  | { readonly kind: 'recordingState'; readonly state: RecordingState }
  | { readonly kind: 'recordingDiscarded'; readonly path: string }
  /** `atMs`: epoch ms of the part's first picture. */
  | { readonly kind: 'recordingStarted'; readonly path: string; readonly atMs: number }
  | ({ readonly kind: 'recordingProgress' } & StudioEventPayloads['recording.progressed'])
  | { readonly kind: 'clipSaved'; readonly requestId: string; readonly seconds: number }
  | { readonly kind: 'clipFailed'; readonly requestId: string; readonly error: StudioErrorInfo }
  /** The show's first picture; `atMs`: epoch ms of that tick. */
  | { readonly kind: 'showStarted'; readonly tick: number; readonly atMs: number }
  /** The programme reached the end of the show; destinations and recording are being finished. */
  | { readonly kind: 'showEnding' }
  /** Everything of the show is on disk and every destination is off. */
  | { readonly kind: 'showEnded'; readonly frames: FrameCounters }
  | { readonly kind: 'overlayOnAir'; readonly generation: number; readonly tick: number }
  /** Once a second. */
  | { readonly kind: 'health'; readonly reading: HealthReading }
  /** A child began, spoke or ended. */
  | { readonly kind: 'childNote'; readonly note: ChildNote }
  | { readonly kind: 'paceMeasured'; readonly pace: Pace }
  | { readonly kind: 'preview'; readonly frame: PreviewFrame }
  | { readonly kind: 'closed' }
