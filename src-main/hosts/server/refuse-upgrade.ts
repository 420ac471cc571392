import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { StudioError } from '../../contract/errors.ts'
import { errorBody, type RefusalCode } from './sentences.ts'

/** Answers an upgrade request in plain HTTP and closes its socket. */
export function refuseUpgrade(socket: Duplex, status: number, trouble: StudioError | RefusalCode): void {
  const body = JSON.stringify(errorBody(trouble))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
