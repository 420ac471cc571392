import type { IncomingHttpHeaders } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import { StudioError } from '../../contract/errors.ts'
import type { Clock } from '../../core/ports.ts'
import { answerableError } from './answerable-error.ts'
import { parseBatch } from './ingest-batch.ts'
import type { IngestDeps } from './ingest-route.ts'
import { createOutbox } from './outbox.ts'
import { bearerToken, sameSecret } from './secret.ts'
import { errorBody } from './sentences.ts'

const TOKEN_WITHIN_MS = 5_000
const POLICY_VIOLATION = 1008

/** Serves one ingest WebSocket: a token first where the header had none, then an answer per frame. */
export function serveIngestClient(
  socket: WebSocket,
  headers: IncomingHttpHeaders,
  deps: IngestDeps & { readonly clock: Clock },
): void {
  const { send } = createOutbox(socket)
  const answer = (frame: RawData) => send(JSON.stringify(answerTo(frame, deps)))
  if (headers.authorization !== undefined) {
    socket.on('message', answer)
    return
  }
  const refuse = () => {
    send(JSON.stringify(errorBody(new StudioError('ingest.wrong-token'))))
    socket.close(POLICY_VIOLATION, 'token missing or wrong')
  }
  const cancelWait = deps.clock.after(TOKEN_WITHIN_MS, refuse)
  socket.on('close', cancelWait)
  socket.once('message', (frame) => {
    cancelWait()
    if (!holdsToken(frame, deps.ingestToken)) return refuse()
    socket.on('message', answer)
  })
}

/** Whether the upgrade may go on: with a token in the header it must be right; without, the first frame brings it. */
export function mayOpenStream({ authorization }: IncomingHttpHeaders, ingestToken: string): boolean {
  const token = bearerToken(authorization)
  return authorization === undefined || (token !== null && sameSecret(token, ingestToken))
}

function answerTo(frame: RawData, { studio, log }: IngestDeps) {
  try {
    return studio.ingest(parseBatch(bytesOf(frame)))
  } catch (thrown) {
    return errorBody(answerableError(thrown, log, 'ingest frame'))
  }
}

function holdsToken(frame: RawData, ingestToken: string): boolean {
  try {
    const first = parseBatch(bytesOf(frame)) as { token?: unknown } | null
    return typeof first?.token === 'string' && sameSecret(first.token, ingestToken)
  } catch {
    return false
  }
}

/** ws gives one Buffer per message unless told otherwise. */
function bytesOf(frame: RawData): Buffer {
  return Buffer.isBuffer(frame) ? frame : Buffer.concat(Array.isArray(frame) ? frame : [Buffer.from(frame)])
}
