import { applyEvent } from '../../contract/apply-event.ts'
import { INITIAL_STATE, type RoomState } from '../../contract/state.ts'
import type { SessionReader } from './session-reader.ts'

/** In: a session on disk. Out: its room (comments, counts, viewers) as it stood at its last event. */
export function readRoom(reader: SessionReader, sessionId: string): RoomState {
  let state = INITIAL_STATE
  for (const event of reader.readSession(sessionId).events) {
    if (event.type.startsWith('comment.') || event.type === 'room.reported') state = applyEvent(state, event)
  }
  return state.room
}
