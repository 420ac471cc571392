import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SOCIAL_STREAM_PATH } from '../../contract/connectors.ts'
import { StudioError } from '../../contract/errors.ts'
import type { Log } from '../../core/ports.ts'
import type { Studio } from '../../core/studio-api.ts'
import { answerableError } from './answerable-error.ts'
import { EVENTS_PATH, parseBatch, statusOf } from './ingest-batch.ts'
import { readBody } from './read-body.ts'
import { bearerToken, sameSecret } from './secret.ts'
import { errorBody } from './sentences.ts'

export interface IngestDeps {
  readonly studio: Studio
  readonly ingestToken: string
  readonly log: Log
}

/** POST /events. The token is checked before a byte of the body is read. */
export function addIngestRoute(app: FastifyInstance, { studio, ingestToken, log }: IngestDeps): void {
  app.register(async (scope) => {
    takeJson(scope, log)
    scope.addHook('onRequest', async (request) => {
      const token = bearerToken(request.headers.authorization)
      if (token === null || !sameSecret(token, ingestToken)) throw new StudioError('ingest.wrong-token')
    })
    scope.post(EVENTS_PATH, async (request, reply) => {
      return reply.code(202).send(studio.ingest(jsonOf(request)))
    })
  })
}

/** POST /social-stream/TOKEN: the address is the key, since Social Stream Ninja sends no header of ours. It is never logged. */
export function addSocialStreamRoute(app: FastifyInstance, { studio, log }: IngestDeps): void {
  app.register(async (scope) => {
    takeJson(scope, log)
    scope.post<{ Params: { token: string } }>(`${SOCIAL_STREAM_PATH}:token`, async (request, reply) => {
      return reply.code(202).send(studio.ingestSocialStream(request.params.token, jsonOf(request)))
    })
  })
}

const jsonOf = ({ body }: FastifyRequest): unknown => parseBatch((body as Buffer | undefined) ?? Buffer.alloc(0))

function takeJson(scope: FastifyInstance, log: Log): void {
  acceptAnyContentType(scope)
  scope.setErrorHandler((thrown, _request, reply) => sendError(reply, answerableError(thrown, log, 'ingest request')))
}

/** What holds JSON is taken, whatever it is called: curl's default is a form type, and some senders name none. */
function acceptAnyContentType(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => readBody(payload))
  scope.addHook('onRequest', async (request) => {
    delete request.raw.headers['content-type']
  })
}

function sendError(reply: FastifyReply, error: StudioError): FastifyReply {
  const status = statusOf(error)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(status).send(errorBody(error))
}
