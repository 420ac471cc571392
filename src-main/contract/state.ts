import type { Comment } from './comment.ts'
import type { ConnectorInfo } from './connectors.ts'
import type { CaptureDevice } from './devices.ts'
import type { StudioErrorInfo } from './errors.ts'
import type { Alert, Health, UplinkMeasure } from './health.ts'
import {
  type BitrateState,
  DEFAULT_ENCODE,
  type EncodeSettings,
  type Layout,
  type PictureFormat,
  type Shape,
  type SlateSetting,
} from './picture.ts'
import type { PlatformId } from './platforms.ts'
import type { Product } from './product.ts'
import type { SoundLevel, SourceSound } from './sound.ts'
import type { LocalisedText } from './text.ts'
import type { QuestionGroup, ReadingState } from './understanding.ts'

/** What is true in the studio now. Written only by applying events (apply-event.ts), in the core and in every mirror. */
export interface StudioState {
  readonly show: ShowState
  readonly programme: ProgrammeState
  readonly sources: Readonly<Record<string, Source>>
  readonly encoder: EncoderState
  readonly destinations: Readonly<Record<string, Destination>>
  readonly recording: RecordingState
  readonly checklist: Checklist
  readonly run: RunState
  readonly promo: PromoState | null
  /** What is sold, in the order of its links: "link 3" is the third. */
  readonly catalogue: readonly Product[]
  readonly room: RoomState
  /** Whether comments are being read by the models. */
  readonly reading: ReadingState
  /** Where comments come from, by id. */
  readonly connectors: Readonly<Record<string, ConnectorInfo>>
  /** Sessions that a crash left open: offered at start. */
  readonly resumable: readonly ResumableSession[]
  /** What this machine can capture from; null until it was listed. */
  readonly devices: readonly CaptureDevice[] | null
  readonly slate: SlateSetting
  readonly bitrate: BitrateState
  /** The newest sound levels, ten times a second: by source id, and the mix under `programme`. */
  readonly levels: Readonly<Record<string, SoundLevel>>
  readonly health: Health | null
  /** Trouble that lasts, newest last; each leaves when it is over. */
  readonly alerts: readonly Alert[]
  /** What the line was measured to carry, by the host's test or by a show. */
  readonly uplink: UplinkMeasure | null
  /** Where stream keys are kept; null until the host said. */
  readonly keyStore: KeyStoreState | null
  /** Where comments and shop events are sent: shown to the host, never to other roles. */
  readonly ingestUrl: string | null
  /** The last trouble that has no home in a stage of its own, or null. */
  readonly notice: StudioErrorInfo | null
}

export const SESSION_KINDS = ['broadcast', 'watch', 'rehearsal'] as const
/** A `watch` session collects events while nothing is on air. */
export type SessionKind = (typeof SESSION_KINDS)[number]

export type ShowState =
  | { readonly kind: 'off'; readonly lastSessionId: string | null }
  | { readonly kind: 'watching'; readonly sessionId: string; readonly startedAtMs: number }
  | { readonly kind: 'starting'; readonly sessionId: string; readonly title: string }
  | { readonly kind: 'live'; readonly sessionId: string; readonly title: string; readonly clock: ShowClock }
  | { readonly kind: 'ending'; readonly sessionId: string; readonly title: string }

/** From the first attempt to connect until everything of the show is on disk. */
export const isOnAir = ({ kind }: ShowState): boolean => kind !== 'off' && kind !== 'watching'

/** Show time = (now - startedAtMs) * speed. `speed` is 1 except in rehearsals. */
export interface ShowClock {
  readonly startedAtMs: number
  readonly speed: number
}

export interface ProgrammeState extends EncodeSettings {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly bitrateKbps: number
  readonly activeSourceId: string | null
  /** True while viewers see the slate because the active source delivers nothing. */
  readonly slate: boolean
  /** How the host's picture (`activeSourceId`) and the product close-up share the frame. */
  readonly layout: Layout
  readonly productSourceId: string | null
  /** The same show in the other shape, encoded beside the main one; null when off. */
  readonly second: PictureFormat | null
  /** Why this size is the default; null when the host chose it. */
  readonly sizeReason: LocalisedText | null
}

export const SOURCE_KINDS = ['testcard', 'file', 'screen', 'camera', 'microphone'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export interface Source {
  readonly id: string
  readonly kind: SourceKind
  readonly name: string
  /** What it was added with: file path, display, camera or microphone id. */
  readonly device: string
  readonly sound: SourceSound
  readonly state:
    | { readonly kind: 'opening' }
    | { readonly kind: 'running' }
    | { readonly kind: 'retrying'; readonly error: StudioErrorInfo; readonly retryAtMs: number }
    | { readonly kind: 'off' }
}

export type EncoderState =
  | { readonly kind: 'off' }
  /** `reason`: why this encoder is the choice. */
  | { readonly kind: 'starting'; readonly encoder: string; readonly reason?: LocalisedText }
  | { readonly kind: 'running'; readonly encoder: string; readonly reason?: LocalisedText }
  | { readonly kind: 'retrying'; readonly encoder: string; readonly error: StudioErrorInfo }

export interface Destination {
  readonly id: string
  readonly name: string
  readonly platform: PlatformId
  /** Which programme it takes; the main one where the other is off. */
  readonly shape: Shape
  /** The address with the stream key replaced by `***`. */
  readonly url: string
  readonly state: DestinationState
  readonly counters: DestinationCounters
}

export type DestinationState =
  | { readonly kind: 'off' }
  /** Taken off the show by the host; it stays on the list. `error`: why it can't be on it (its key is gone). */
  | { readonly kind: 'stopped'; readonly error?: StudioErrorInfo | undefined }
  | { readonly kind: 'connecting' }
  /** Publish accepted; nothing of the show has certainly left yet. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'live'; readonly sinceMs: number }
  | { readonly kind: 'retrying'; readonly error: StudioErrorInfo; readonly retryAtMs: number }

export interface DestinationCounters {
  readonly bytes: number
  readonly frames: number
  readonly reconnects: number
  readonly droppedFrames: number
}

export type RecordingState =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'recording'
      readonly path: string
      readonly bytes: number
      readonly freeBytes: number | null
      /** Until the disk has no room for it any more, at today's pace; null while unknown. */
      readonly secondsToFull: number | null
    }
  /** Ended in order before the disk is full; goes on when there is room again. */
  | { readonly kind: 'paused'; readonly path: string; readonly error: StudioErrorInfo }
  /** The show is over: the parts become plain MP4 files with chapters. */
  | { readonly kind: 'finishing'; readonly path: string }
  | { readonly kind: 'failed'; readonly path: string; readonly error: StudioErrorInfo }

export const CHECK_IDS = ['source', 'sound', 'encoder', 'destinations', 'uplink', 'disk', 'clock'] as const
export type CheckId = (typeof CHECK_IDS)[number]
export type CheckOutcome = 'unknown' | 'ok' | 'warn' | 'fail'
export interface Check {
  readonly outcome: CheckOutcome
  /** What was seen, and what to do when it is not ok. */
  readonly text: LocalisedText
}
export type Checklist = Readonly<Record<CheckId, Check>>

export interface Phase {
  readonly id: string
  readonly title: LocalisedText
  readonly purpose: LocalisedText
  readonly interaction: LocalisedText
  readonly startsAtMs: number
  readonly endsAtMs: number
}
export interface Cue {
  readonly id: string
  readonly phaseId: string
  readonly text: LocalisedText
  /** Show time at which it is due. */
  readonly dueAtMs: number
}
/** All times are show time (ms since the show's first frame, times speed). */
export interface RunState {
  readonly title: LocalisedText
  readonly phases: readonly Phase[]
  readonly currentPhaseId: string | null
  readonly nextCue: Cue | null
  readonly currentCue: (Cue & { readonly firedAtMs: number }) | null
}

export interface Promo {
  readonly id: string
  readonly title: string
  readonly priceMinor: number
  readonly compareAtMinor?: number | undefined
  readonly currency: string
  /** Real deadline, epoch ms. */
  readonly deadlineMs: number
}
export type PromoState = Promo & {
  readonly phase: /** Sent to the compositor, not yet in the encoded picture. */
    | { readonly kind: 'applying' }
    /** `firstTick`: the first programme tick whose encoded picture carries it. */
    | { readonly kind: 'onAir'; readonly firstTick: number; readonly sinceMs: number }
    /** The deadline passed; the picture says so. */
    | { readonly kind: 'ended'; readonly firstTick: number }
}

export interface RoomState {
  /** In the order they were written (`placeMs`). */
  readonly comments: readonly Comment[]
  /** Unsettled comments that the host or an assistant may have to act on, and of like questions the first; see `priorityOf` for their order. */
  readonly matters: readonly Comment[]
  /** Groups of like questions by id; the ones that were asked last. */
  readonly questions: Readonly<Record<string, QuestionGroup>>
  readonly received: number
  readonly byPlatform: Readonly<Record<string, number>>
  readonly byLang: Readonly<Record<string, number>>
  readonly viewers: number | null
}

export interface KeyStoreState {
  /** The system's own key store, or a file that only this user may read. */
  readonly kind: 'system' | 'file'
  /** Why it is a file; null when it is the system's. */
  readonly reason: LocalisedText | null
}

export interface ResumableSession {
  readonly id: string
  readonly title: string
  readonly startedAtMs: number
  readonly lastEventAtMs: number
}

/** The newest comments kept in the state; older ones are in the journal. */
export const COMMENTS_IN_STATE = 200
/** Of what matters, and of groups of questions. */
export const MATTERS_IN_STATE = 100
export const QUESTIONS_IN_STATE = 200

const unchecked: Check = { outcome: 'unknown', text: { en: 'Not checked yet', 'zh-CN': '尚未检查' } }

export const INITIAL_STATE: StudioState = {
  show: { kind: 'off', lastSessionId: null },
  programme: {
    width: 1280,
    height: 720,
    fps: 30,
    bitrateKbps: 2500,
    ...DEFAULT_ENCODE,
    activeSourceId: null,
    slate: false,
    layout: 'full',
    productSourceId: null,
    second: null,
    sizeReason: null,
  },
  sources: {},
  encoder: { kind: 'off' },
  destinations: {},
  recording: { kind: 'off' },
  checklist: {
    source: unchecked,
    sound: unchecked,
    encoder: unchecked,
    destinations: unchecked,
    uplink: unchecked,
    disk: unchecked,
    clock: unchecked,
  },
  run: { title: { en: '', 'zh-CN': '' }, phases: [], currentPhaseId: null, nextCue: null, currentCue: null },
  promo: null,
  catalogue: [],
  room: { comments: [], matters: [], questions: {}, received: 0, byPlatform: {}, byLang: {}, viewers: null },
  reading: { kind: 'starting' },
  connectors: {},
  resumable: [],
  devices: null,
  slate: { message: null, picturePath: null, musicPath: null },
  bitrate: { policy: 'protectAll', mainDestinationId: null, currentKbps: 2500, reason: null },
  levels: {},
  health: null,
  alerts: [],
  uplink: null,
  keyStore: null,
  ingestUrl: null,
  notice: null,
}
