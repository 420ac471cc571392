import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { expect, test } from 'vitest'
import { ERROR_TEXTS } from '../../src-main/contract/errors.ts'
import { MAX_INGEST_BYTES } from '../../src-main/contract/ingest.ts'
import { request, startServer } from './start-server.ts'

const viewers = { type: 'viewers', platform: 'test', count: 3 }

async function startIngest() {
  const server = await startServer()
  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${server.ingestToken}`
    const sent = { method: 'POST', headers: { authorization, ...headers } }
    const answer = await request(`${server.ingestUrl}/events`, sent, body)
    return { ...answer, json: JSON.parse(answer.body) }
  }
  return { ...server, post }
}

test('one event and an array are taken, and one bad event never costs the good ones', async () => {
  const { post, studio } = await startIngest()
  const one = await post(JSON.stringify(viewers))
  expect(one).toMatchObject({ status: 202, json: { accepted: 1, duplicates: 0, rejected: [] } })

  const mixed = await post(JSON.stringify([viewers, { type: 'nonsense' }, viewers]))
  expect(mixed).toMatchObject({ status: 202, json: { accepted: 2, rejected: [{ index: 1 }] } })
  expect(studio.ingested).toHaveLength(2)
})

test.each([
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'no type at all' },
  {},
])('JSON is taken whatever it is called: %o', async (headers) => {
  const { post } = await startIngest()
  expect((await post(JSON.stringify(viewers), headers as Record<string, string>)).status).toBe(202)
})

test('the scheme may be written in any case, a byte order mark may lead', async () => {
  const { post, ingestToken } = await startIngest()
  expect((await post('[]', { authorization: `bEARER ${ingestToken}` })).status).toBe(202)
  expect((await post(`\uFEFF${JSON.stringify(viewers)}`)).json.accepted).toBe(1)
})

test.each(['Bearer wrong', 'Bearer ', 'wrong', 'Basic dXNlcjpwYXNz', ''])('"%s" is no token', async (authorization) => {
  const { post, studio } = await startIngest()
  const { status, json, headers } = await post('[]', { authorization })
  expect(status).toBe(401)
  expect(headers['www-authenticate']).toBe('Bearer')
  const message = ERROR_TEXTS['ingest.wrong-token']
  expect(json).toEqual({ error: message.en, code: 'ingest.wrong-token', message })
  expect(studio.ingested).toEqual([])
})

test('a wrong token is refused before its body is read', async () => {
  const { post } = await startIngest()
  expect((await post('x'.repeat(MAX_INGEST_BYTES * 3), { authorization: 'Bearer wrong' })).status).toBe(401)
})

test.each(['', '{', 'hello', '[1,]', Buffer.from([0x22, 0xc4, 0xe3, 0x22])])('%o is no JSON', async (body) => {
  const { post, studio } = await startIngest()
  const { status, json } = await post(body)
  expect(status).toBe(400)
  expect(json).toMatchObject({ code: 'ingest.bad-json', error: ERROR_TEXTS['ingest.bad-json'].en })
  expect(studio.ingested).toEqual([])
})

test('1 MiB is taken, one byte more is not', async () => {
  const { post, studio } = await startIngest()
  const padded = (bytes: number) => JSON.stringify(viewers).padEnd(bytes)
  expect((await post(padded(MAX_INGEST_BYTES))).status).toBe(202)
  const tooLarge = await post(padded(MAX_INGEST_BYTES + 1))
  expect(tooLarge).toMatchObject({ status: 413, json: { code: 'ingest.too-large' } })
  expect(studio.ingested).toHaveLength(1)
})

test('a body far too large, sent in chunks, still gets its sentence', async () => {
  const { post } = await startIngest()
  const body = Buffer.alloc(5 * MAX_INGEST_BYTES, 32)
  expect((await post(body, { 'transfer-encoding': 'chunked' })).status).toBe(413)
})

test('1,000 events are taken, 1,001 are not', async () => {
  const { post } = await startIngest()
  const events = (count: number) => JSON.stringify(Array.from({ length: count }, () => viewers))
  expect((await post(events(1_000))).json.accepted).toBe(1_000)
  const tooMany = await post(events(1_001))
  expect(tooMany).toMatchObject({ status: 413, json: { error: ERROR_TEXTS['ingest.too-large'].en } })
})

test('a studio that fails is a sentence, no stack', async () => {
  const { post, studio } = await startIngest()
  studio.ingest = () => {
    throw new RangeError('odd')
  }
  const { status, json, body } = await post('[]')
  expect(status).toBe(500)
  expect(json.code).toBe('studio.internal')
  expect(body).not.toMatch(/RangeError|\.ts/)
})

test('a client that offers HTTP/2 is served (Java, curl --http2)', async () => {
  const { post } = await startIngest()
  const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA' }
  expect((await post('[]', offer)).status).toBe(202)
})

test('fetch works as documented', async () => {
  const { ingestUrl, ingestToken } = await startIngest()
  const answer = await fetch(`${ingestUrl}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ingestToken}` },
    body: JSON.stringify([viewers]),
  })
  expect(answer.status).toBe(202)
  expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
})

test('a sender that goes away amid its body leaves no trace', async () => {
  const { ingestToken, port, lines, post, studio } = await startIngest()
  const socket = connectTcp(port, '127.0.0.1')
  const head = `POST /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${ingestToken}\r\n`
  await new Promise<void>((resolve) => socket.write(`${head}Content-Length: 100\r\n\r\n[`, () => resolve()))
  await post('[]')
  socket.resetAndDestroy()
  await once(socket, 'close')
  await post('[]')
  expect(studio.ingested).toEqual([[], []])
  expect(lines.map(({ message }) => message)).toEqual(['server listening'])
})
