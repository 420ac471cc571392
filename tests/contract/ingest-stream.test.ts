import { expect, test } from 'vitest'
import { ERROR_TEXTS } from '../../src-main/contract/errors.ts'
import { MAX_INGEST_BYTES } from '../../src-main/contract/ingest.ts'
import { manualClock } from '../support/manual-clock.ts'
import { connect } from './socket-client.ts'
import { startServer, upgradeStatus } from './start-server.ts'

const viewers = { type: 'viewers', platform: 'test', count: 3 }

async function openStream() {
  const server = await startServer()
  const headers = { authorization: `Bearer ${server.ingestToken}` }
  return { ...server, client: await connect(`${server.ingestUrl}/stream`, { headers }) }
}

test('frames are answered in order, with the token in the header', async () => {
  const { client } = await openStream()
  client.send(viewers)
  client.send([viewers, { type: 'nonsense' }])
  expect(await client.nextJson()).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
  expect(await client.nextJson()).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] })
})

test('the token may come as the first frame, which has no answer of its own', async () => {
  const { ingestUrl, ingestToken, studio } = await startServer()
  const client = await connect(`${ingestUrl}/stream`)
  client.send({ token: ingestToken })
  client.send(viewers)
  expect(await client.nextJson()).toMatchObject({ accepted: 1 })
  expect(studio.ingested).toEqual([viewers])
})

test.each([{ token: 'wrong' }, { token: 1 }, viewers, null, 'nonsense'])(
  '%o first closes the stream',
  async (first) => {
    const { ingestUrl, studio } = await startServer()
    const client = await connect(`${ingestUrl}/stream`)
    client.send(first as object)
    client.send(viewers)
    expect(await client.nextJson()).toMatchObject({ code: 'ingest.wrong-token' })
    expect(await client.closed).toBe(1008)
    expect(studio.ingested).toEqual([])
  },
)

test('a stream that brings no token in time is closed', async () => {
  const clock = manualClock()
  const { ingestUrl } = await startServer({ clock })
  const client = await connect(`${ingestUrl}/stream`)
  clock.advanceMs(5_000)
  expect(await client.nextJson()).toMatchObject({ error: ERROR_TEXTS['ingest.wrong-token'].en })
  expect(await client.closed).toBe(1008)
})

test('a stream with its token is not closed for silence', async () => {
  const clock = manualClock()
  const { ingestUrl, ingestToken } = await startServer({ clock })
  const client = await connect(`${ingestUrl}/stream`)
  client.send({ token: ingestToken })
  client.send(viewers)
  await client.nextJson()
  clock.advanceMs(6_000)
  client.send(viewers)
  expect(await client.nextJson()).toMatchObject({ accepted: 1 })
})

test('a wrong token in the header is refused at the door', async () => {
  const { ingestUrl } = await startServer()
  const headers = { authorization: 'Bearer wrong' }
  expect(await upgradeStatus(`${ingestUrl}/stream`, { headers })).toBe(401)
})

test('bad JSON, too many and too large are answered and the stream goes on', async () => {
  const { client } = await openStream()
  client.send('{')
  client.send(Array.from({ length: 1_001 }, () => viewers))
  client.send(JSON.stringify(viewers).padEnd(MAX_INGEST_BYTES + 1))
  client.send(viewers)
  expect(await client.nextJson()).toMatchObject({ error: ERROR_TEXTS['ingest.bad-json'].en, code: 'ingest.bad-json' })
  expect(await client.nextJson()).toMatchObject({ error: ERROR_TEXTS['ingest.too-large'].en })
  expect(await client.nextJson()).toMatchObject({ error: ERROR_TEXTS['ingest.too-large'].en })
  expect(await client.nextJson()).toMatchObject({ accepted: 1 })
})

test('a frame beyond all measure closes its stream only', async () => {
  const { client, ingestUrl, ingestToken } = await openStream()
  client.send('x'.repeat(5 * 1024 * 1024))
  expect(await client.closed).toBe(1009)
  expect(await upgradeStatus(`${ingestUrl}/stream`, { headers: { authorization: `bearer ${ingestToken}` } })).toBe(101)
})
