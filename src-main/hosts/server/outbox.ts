import { WebSocket } from 'ws'

const MAX_BEHIND_BYTES = 16 * 1024 * 1024
/** "Try again later": the client reconnects and gets a snapshot. */
const TRY_AGAIN_LATER = 1013

/** The way out to one client. */
export interface Outbox {
  /** Sends in order and drops nothing: a client that is too far behind is closed instead. */
  send(message: string | Uint8Array): void
  /** Bytes the client has not taken yet. */
  behindBytes(): number
}

/** Wraps a WebSocket so that no client can make the studio keep an endless queue for it. */
export function createOutbox(socket: WebSocket): Outbox {
  return {
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > MAX_BEHIND_BYTES) return socket.close(TRY_AGAIN_LATER, 'too far behind')
      socket.send(message)
    },
    behindBytes: () => socket.bufferedAmount,
  }
}
