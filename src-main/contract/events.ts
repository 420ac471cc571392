import type { Comment } from './comment.ts'
import type { ConnectorInfo } from './connectors.ts'
import type { CaptureDevice } from './devices.ts'
import type { ErrorCode, StudioErrorInfo } from './errors.ts'
import type { Alert, Health, UplinkMeasure } from './health.ts'
import type { IngestEvent } from './ingest.ts'
import type { BitrateState, SlateSetting } from './picture.ts'
import type { Product } from './product.ts'
import type {
  Checklist,
  Cue,
  Destination,
  DestinationCounters,
  EncoderState,
  KeyStoreState,
  ProgrammeState,
  Promo,
  PromoState,
  RecordingState,
  ResumableSession,
  RoomState,
  RunState,
  SessionKind,
  ShowState,
  Source,
  StudioState,
} from './state.ts'
import type { QuestionGroup, ReadingState, Understood } from './understanding.ts'

/** Frames of a show, counted by the programme clock. `expected` = duration x fps. */
export interface FrameCounters {
  readonly expected: number
  readonly programme: number
  readonly dropped: number
  readonly slate: number
}

/** Everything that can happen, by name (past tense), with what it carries. */
export interface StudioEventPayloads {
  'session.opened': { sessionId: string; kind: SessionKind; title: string }
  'session.resumed': { sessionId: string }
  'session.closed': { sessionId: string; frames: FrameCounters | null }
  'show.changed': { show: ShowState }
  'programme.changed': { programme: ProgrammeState }
  'source.changed': { source: Source }
  'source.removed': { sourceId: string }
  'encoder.changed': { encoder: EncoderState }
  'destination.changed': { destination: Destination }
  'destination.removed': { destinationId: string }
  /** Throttled progress; never the truth about a state. */
  'destination.progressed': { destinationId: string; counters: DestinationCounters }
  'recording.changed': { recording: RecordingState }
  /** A part that held nothing was removed. */
  'recording.discarded': { path: string }
  'recording.progressed': { bytes: number; freeBytes: number | null; secondsToFull: number | null }
  /** A part has its first picture, which was the programme's at `firstPictureAtMs` (epoch ms). */
  'recording.started': { path: string; firstPictureAtMs: number }
  /** A recording became a plain MP4 file: checked, with chapters. */
  'recording.finished': { sessionId: string; path: string; bytes: number; durationMs: number }
  'clip.saved': { path: string; seconds: number }
  /** `showMs`: ms since the show's first picture. */
  'mark.added': { markId: string; note: string; showMs: number }
  'highlights.exported': { sessionId: string; paths: readonly string[] }
  'devices.changed': { devices: readonly CaptureDevice[] }
  'slate.changed': { slate: SlateSetting }
  'bitrate.changed': { bitrate: BitrateState }
  'levels.measured': { levels: StudioState['levels'] }
  'health.measured': { health: Health }
  'alert.raised': { alert: Alert }
  'alert.cleared': { alertId: string }
  'uplink.measured': { uplink: UplinkMeasure }
  'keys.opened': { keyStore: KeyStoreState }
  'checklist.changed': { checklist: Checklist }
  'run.loaded': { run: RunState }
  'phase.started': { phaseId: string; atMs: number }
  'cue.scheduled': { cue: Cue | null }
  'cue.fired': { cue: Cue; firedAtMs: number }
  'promo.requested': { promo: Promo }
  'promo.changed': { promo: PromoState }
  'promo.hidden': { promoId: string }
  'catalogue.changed': { products: readonly Product[] }
  'comment.received': { comment: Comment }
  /** Comments that were read, and the groups of questions that they changed. */
  'comments.understood': { understood: readonly Understood[]; groups: readonly QuestionGroup[] }
  /** Read comments that join what matters; every client keeps the same most pressing ones. */
  'comments.raised': { comments: readonly Comment[] }
  /** Someone dealt with it: answered on air, or needs nothing. With its question group, if it is in one. */
  'comment.settled': { platform: string; commentId: string; groupId: string | null }
  'reading.changed': { reading: ReadingState }
  'comment.edited': { platform: string; commentId: string; text: string }
  'comment.deleted': { platform: string; commentId: string }
  /** Every other ingest event, as it came. */
  'room.reported': { event: Exclude<IngestEvent, { type: 'comment' }> }
  /** The room as the journal knows it, when a session goes on after a crash. */
  'room.restored': { room: RoomState }
  'connector.changed': { connector: ConnectorInfo }
  'connector.removed': { connectorId: string }
  /** It brought something; about once a second. */
  'connector.heard': { connectorId: string }
  'sessions.found': { resumable: readonly ResumableSession[] }
  'ingest.opened': { ingestUrl: string }
  'notice.raised': { error: StudioErrorInfo }
  /** The trouble of this code is over. */
  'notice.cleared': { code: ErrorCode }
}

export type StudioEventType = keyof StudioEventPayloads
export type StudioEvent = {
  [T in StudioEventType]: { readonly type: T; readonly atMs: number } & Readonly<StudioEventPayloads[T]>
}[StudioEventType]
export type StudioEventOf<T extends StudioEventType> = Extract<StudioEvent, { type: T }>

/** Events that are not part of a session's history: progress meters, and facts about this run of the program. */
const NOT_JOURNALLED: ReadonlySet<StudioEventType> = new Set<StudioEventType>([
  'destination.progressed',
  'recording.progressed',
  'devices.changed',
  'levels.measured',
  'health.measured',
  'uplink.measured',
  'keys.opened',
  'checklist.changed',
  'cue.scheduled',
  'comments.raised',
  'reading.changed',
  'connector.heard',
  'room.restored',
  'sessions.found',
  'ingest.opened',
])

export function isJournalled(type: StudioEventType): boolean {
  return !NOT_JOURNALLED.has(type)
}
