import { StudioError } from '../../contract/errors.ts'
import type { FrameCounters } from '../../contract/events.ts'
import { isOnAir, type RoomState, type SessionKind } from '../../contract/state.ts'
import { NO_COUNTERS } from '../destinations/connection-counters.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { Clock } from '../ports.ts'
import type { Rhythm } from '../rhythm/rhythm.ts'
import type { StateLog } from '../state-log.ts'
import { sessionDir } from './session-dir.ts'
import { newSessionId } from './session-id.ts'
import type { SessionJournal } from './session-journal.ts'

/** What a show is started with. */
export interface ShowRequest {
  readonly kind: Exclude<SessionKind, 'watch'>
  readonly title: string
  /** Ticks until it ends by itself; null: until stopped. */
  readonly durationTicks: number | null
  /** Show time per real time. */
  readonly speed: number
}

/**
 * A session's life: off, watching (events without a show), starting, live, ending. Everything in between belongs to the
 * session's journal. In: requests, and what the media worker reports of the show.
 */
export interface ShowControl {
  goLive(request: ShowRequest): { sessionId: string }
  /** Goes live again in a session a crash left open; show time goes on from its first start. */
  resume(session: { id: string; title: string; startedAtMs: number }): void
  stop(): { sessionId: string }
  /** The session that events belong to; opens one of kind `watch` when there is none. */
  currentSession(): string
  /** Ends a session that only watched. */
  closeWatch(): void
  onStarted(atMs: number): void
  /** The wall clock was moved: the show's start moves with it, so that its time goes on evenly for every mirror. */
  onClockJump(byMs: number): void
  onEnding(): void
  onEnded(frames: FrameCounters): void
  /** The media worker is gone: nothing is on air, and the session stays open to be resumed after a restart. */
  onLost(error: StudioError): void
}

export interface ShowControlDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly journal: SessionJournal
  readonly media: MediaClient
  readonly rhythm: Rhythm
  readonly dataDir: string
  readonly clearPromo: () => void
  /** The room of a session as the journal knows it. */
  readonly readRoom: (sessionId: string) => RoomState
}

export function createShowControl({
  clock,
  log,
  journal,
  media,
  rhythm,
  dataDir,
  clearPromo,
  readRoom,
}: ShowControlDeps): ShowControl {
  let speed = 1
  let resumedAtMs: number | null = null
  let lost: StudioError | null = null

  function open(kind: SessionKind, title: string): string {
    const startedAtMs = clock.nowMs()
    const sessionId = newSessionId(startedAtMs)
    journal.open({ id: sessionId, kind, title, startedAtMs })
    log.emit('session.opened', { sessionId, kind, title })
    return sessionId
  }

  function close(sessionId: string, frames: FrameCounters | null): void {
    log.emit('session.closed', { sessionId, frames })
    log.emit('show.changed', { show: { kind: 'off', lastSessionId: sessionId } })
    journal.close(sessionId, clock.nowMs())
  }

  function closeWatch(): void {
    if (log.state.show.kind === 'watching') close(log.state.show.sessionId, null)
  }

  function warnWhenNobodyAccepted(): void {
    const states = Object.values(log.state.destinations).map(({ state: { kind } }) => kind)
    if (states.length === 0 || states.some((kind) => kind === 'ready' || kind === 'live')) return
    log.emit('notice.raised', { error: new StudioError('destination.none-accepted').toInfo() })
  }

  /** The journal of a session begins with what it starts from. */
  function tellSetting(): void {
    log.emit('programme.changed', { programme: log.state.programme })
    log.emit('encoder.changed', { encoder: log.state.encoder })
    for (const source of Object.values(log.state.sources)) log.emit('source.changed', { source })
    for (const destination of Object.values(log.state.destinations)) {
      log.emit('destination.changed', { destination: { ...destination, counters: NO_COUNTERS } })
    }
    for (const alert of log.state.alerts) log.emit('alert.raised', { alert })
  }

  function start(sessionId: string, title: string, durationTicks: number | null): void {
    log.emit('show.changed', { show: { kind: 'starting', sessionId, title } })
    tellSetting()
    media.send({ kind: 'startShow', recordingDir: sessionDir(dataDir, sessionId), durationTicks })
  }

  function requireOff(): void {
    if (lost) throw lost
    if (isOnAir(log.state.show)) throw new StudioError('session.ambiguous')
    closeWatch()
  }

  return {
    goLive(request) {
      requireOff()
      speed = request.speed
      resumedAtMs = null
      const sessionId = open(request.kind, request.title)
      start(sessionId, request.title, request.durationTicks)
      return { sessionId }
    },
    resume({ id, title, startedAtMs }) {
      requireOff()
      journal.resume(id)
      speed = 1
      // A clock that was set back meanwhile must not make the show begin in the future.
      resumedAtMs = Math.min(startedAtMs, clock.nowMs())
      log.emit('session.resumed', { sessionId: id })
      log.emit('room.restored', { room: readRoom(id) })
      start(id, title, null)
    },
    stop() {
      const { show } = log.state
      if (show.kind !== 'live' && show.kind !== 'starting') throw new StudioError('show.not-live')
      media.send({ kind: 'stopShow' })
      return { sessionId: show.sessionId }
    },
    currentSession() {
      const { show } = log.state
      if (show.kind !== 'off') return show.sessionId
      const sessionId = open('watch', '')
      log.emit('show.changed', { show: { kind: 'watching', sessionId, startedAtMs: clock.nowMs() } })
      return sessionId
    },
    closeWatch,
    onStarted(atMs) {
      const { show } = log.state
      if (show.kind !== 'starting') return
      const { sessionId, title } = show
      const showClock = { startedAtMs: resumedAtMs ?? atMs, speed }
      warnWhenNobodyAccepted()
      log.emit('show.changed', { show: { kind: 'live', sessionId, title, clock: showClock } })
      rhythm.start(showClock)
    },
    onClockJump(byMs) {
      const { show } = log.state
      if (show.kind !== 'live') return
      log.emit('show.changed', {
        show: { ...show, clock: { ...show.clock, startedAtMs: show.clock.startedAtMs + byMs } },
      })
    },
    onEnding() {
      const { show } = log.state
      if (show.kind !== 'live' && show.kind !== 'starting') return
      rhythm.stop()
      clearPromo()
      log.emit('show.changed', { show: { kind: 'ending', sessionId: show.sessionId, title: show.title } })
    },
    onEnded(frames) {
      const { show } = log.state
      if (show.kind !== 'ending') return
      for (const destination of Object.values(log.state.destinations)) log.emit('destination.changed', { destination })
      close(show.sessionId, frames)
      rhythm.load()
    },
    onLost(error) {
      lost = error
      if (!isOnAir(log.state.show)) return
      rhythm.stop()
      journal.flush()
      log.emit('show.changed', { show: { kind: 'off', lastSessionId: null } })
    },
  }
}
