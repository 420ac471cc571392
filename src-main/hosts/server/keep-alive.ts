import type { WebSocket } from 'ws'
import type { Clock } from '../../core/ports.ts'

const PING_EVERY_MS = 15_000

export interface KeepAlive {
  watch(socket: WebSocket): void
  close(): void
}

/** Pings every client; one that has not been heard of since the last ping is gone, whatever its socket says. */
export function createKeepAlive(clock: Clock): KeepAlive {
  const heard = new Map<WebSocket, boolean>()
  const round = () => {
    for (const [socket, wasHeard] of heard) {
      if (!wasHeard) socket.terminate()
      else socket.ping()
      heard.set(socket, false)
    }
    cancelRound = clock.after(PING_EVERY_MS, round)
  }
  let cancelRound = clock.after(PING_EVERY_MS, round)

  return {
    watch(socket) {
      const markHeard = () => heard.set(socket, true)
      markHeard()
      socket.on('pong', markHeard).on('message', markHeard)
      socket.on('close', () => heard.delete(socket))
    },
    close: () => cancelRound(),
  }
}
