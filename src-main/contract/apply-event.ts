import { withChanged, withComment, withRaised, withSettled, withUnderstood } from './apply-room.ts'
import { assertNever } from './assert-never.ts'
import type { StudioEvent, StudioEventOf } from './events.ts'
import type { StudioState } from './state.ts'

/** The state after an event. Pure: the core and every mirror reach the same state from the same events. */
export function applyEvent(state: StudioState, event: StudioEvent): StudioState {
  switch (event.type) {
    // What was written before the show stands in the list; the counts are the session's.
    case 'session.opened':
      return { ...state, room: { ...state.room, received: 0, byPlatform: {}, byLang: {}, viewers: null } }
    case 'session.resumed':
    case 'session.closed':
    case 'promo.requested':
    case 'recording.discarded':
    case 'recording.started':
    case 'recording.finished':
    case 'clip.saved':
    case 'mark.added':
    case 'highlights.exported':
      return state
    case 'show.changed':
      return { ...state, show: event.show }
    case 'programme.changed':
      return { ...state, programme: event.programme }
    case 'source.changed':
      return { ...state, sources: { ...state.sources, [event.source.id]: event.source } }
    case 'source.removed':
      return { ...state, sources: without(state.sources, event.sourceId) }
    case 'encoder.changed':
      return { ...state, encoder: event.encoder }
    case 'destination.changed':
      return { ...state, destinations: { ...state.destinations, [event.destination.id]: event.destination } }
    case 'destination.removed':
      return { ...state, destinations: without(state.destinations, event.destinationId) }
    case 'destination.progressed': {
      const destination = state.destinations[event.destinationId]
      if (!destination) return state
      const progressed = { ...destination, counters: event.counters }
      return { ...state, destinations: { ...state.destinations, [destination.id]: progressed } }
    }
    case 'recording.changed':
      return { ...state, recording: event.recording }
    case 'recording.progressed':
      if (state.recording.kind !== 'recording') return state
      return { ...state, recording: progressed(state.recording, event) }
    case 'devices.changed':
      return { ...state, devices: event.devices }
    case 'slate.changed':
      return { ...state, slate: event.slate }
    case 'bitrate.changed':
      return { ...state, bitrate: event.bitrate }
    case 'levels.measured':
      return { ...state, levels: event.levels }
    case 'health.measured':
      return { ...state, health: event.health }
    case 'alert.raised':
      return { ...state, alerts: [...state.alerts.filter(({ id }) => id !== event.alert.id), event.alert] }
    case 'alert.cleared':
      return { ...state, alerts: state.alerts.filter(({ id }) => id !== event.alertId) }
    case 'uplink.measured':
      return { ...state, uplink: event.uplink }
    case 'keys.opened':
      return { ...state, keyStore: event.keyStore }
    case 'checklist.changed':
      return { ...state, checklist: event.checklist }
    case 'run.loaded':
      return { ...state, run: event.run }
    case 'phase.started':
      return { ...state, run: { ...state.run, currentPhaseId: event.phaseId } }
    case 'cue.scheduled':
      return { ...state, run: { ...state.run, nextCue: event.cue } }
    case 'cue.fired':
      return { ...state, run: { ...state.run, currentCue: { ...event.cue, firedAtMs: event.firedAtMs } } }
    case 'promo.changed':
      return { ...state, promo: event.promo }
    case 'promo.hidden':
      return { ...state, promo: null }
    case 'catalogue.changed':
      return { ...state, catalogue: event.products }
    case 'comment.received':
      return { ...state, room: withComment(state.room, event.comment) }
    case 'comments.understood':
      return { ...state, room: withUnderstood(state.room, event) }
    case 'comments.raised':
      return { ...state, room: withRaised(state.room, event.comments) }
    case 'comment.settled':
      return { ...state, room: withSettled(state.room, event) }
    case 'reading.changed':
      return { ...state, reading: event.reading }
    case 'comment.edited':
      return { ...state, room: withChanged(state.room, event, { text: event.text, edited: true }) }
    case 'comment.deleted':
      return { ...state, room: withChanged(state.room, event, { text: '', deleted: true }) }
    case 'connector.changed':
      return { ...state, connectors: { ...state.connectors, [event.connector.id]: event.connector } }
    case 'connector.removed':
      return { ...state, connectors: without(state.connectors, event.connectorId) }
    case 'connector.heard': {
      const connector = state.connectors[event.connectorId]
      if (!connector) return state
      const heard = { ...connector, lastMessageAtMs: event.atMs }
      return { ...state, connectors: { ...state.connectors, [connector.id]: heard } }
    }
    case 'room.reported':
      if (event.event.type !== 'viewers') return state
      return { ...state, room: { ...state.room, viewers: event.event.count } }
    case 'room.restored':
      return { ...state, room: event.room }
    case 'sessions.found':
      return { ...state, resumable: event.resumable }
    case 'ingest.opened':
      return { ...state, ingestUrl: event.ingestUrl }
    case 'notice.raised':
      return { ...state, notice: event.error }
    case 'notice.cleared':
      return state.notice?.code === event.code ? { ...state, notice: null } : state
    default:
      return assertNever(event)
  }
}

function progressed<R extends object>(recording: R, event: StudioEventOf<'recording.progressed'>): R {
  const { bytes, freeBytes, secondsToFull } = event
  return { ...recording, bytes, freeBytes, secondsToFull }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _removed, ...rest } = record
  return rest
}
