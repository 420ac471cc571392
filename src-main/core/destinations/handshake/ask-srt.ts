import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { isIPv6 } from 'node:net'
import { isSrtAnswer, srtInduction } from './srt-induction.ts'

const ASK_AGAIN_MS = 250

/** Asks an SRT listener who is there, until it answers or `signal` aborts. @throws where the name or the way is unknown. */
export async function askSrt(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  const { address } = await lookup(host)
  const socketId = randomInt(1, 2 ** 30)
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  const answer = Promise.withResolvers<boolean>()
  const ask = () => socket.send(srtInduction(socketId), port, address)
  const giveUp = () => answer.resolve(false)
  socket.on('message', (packet) => isSrtAnswer(packet, socketId) && answer.resolve(true))
  socket.on('error', answer.reject)
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  const again = setInterval(ask, ASK_AGAIN_MS)
  ask()
  try {
    return await answer.promise
  } finally {
    clearInterval(again)
    signal.removeEventListener('abort', giveUp)
    socket.close()
  }
}
