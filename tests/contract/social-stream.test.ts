import { expect, test } from 'vitest'
import { MAX_INGEST_BYTES } from '../../src-main/contract/ingest.ts'
import { POST_TOKEN } from '../support/scripted-studio.ts'
import { request, startServer } from './start-server.ts'

const message = { chatname: 'Ana', chatmessage: 'hi', type: 'tiktok' }

async function startPosting() {
  const server = await startServer()
  const post = (token: string, body: string = JSON.stringify(message), headers: Record<string, string> = {}) =>
    request(`${server.ingestUrl}/social-stream/${token}`, { method: 'POST', headers }, body)
  return { ...server, post }
}

test('what Social Stream Ninja posts is taken at its own address, from whatever page it posts', async () => {
  const { post, studio } = await startPosting()
  const answer = await post(POST_TOKEN)
  expect(answer.status).toBe(202)
  expect(JSON.parse(answer.body)).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
  const fromPages = ['https://socialstream.ninja', 'chrome-extension://abc', 'null']
  for (const origin of fromPages) expect((await post(POST_TOKEN, undefined, { origin })).status).toBe(202)
  expect(studio.ingested).toEqual([message, message, message, message])
})

test('without its token nothing is taken, and the token is in no line of the log', async () => {
  const { post, studio, lines, ingestToken } = await startPosting()
  for (const token of ['wrong', '', ingestToken]) {
    const { status } = await post(token)
    expect([401, 404]).toContain(status)
  }
  await post(POST_TOKEN, '{')
  expect(studio.ingested).toEqual([])
  expect(JSON.stringify(lines)).not.toContain(POST_TOKEN)
})

test('another name of this computer is no way in, and a page that reads it gets nothing', async () => {
  const { post, ingestUrl } = await startPosting()
  expect((await post(POST_TOKEN, undefined, { host: 'evil.example' })).status).toBe(403)
  expect((await request(`${ingestUrl}/social-stream/${POST_TOKEN}`)).status).toBe(401)
})

test.each([
  ['{', 400],
  ['x'.repeat(MAX_INGEST_BYTES + 1), 413],
])('a body that cannot be read is answered', async (body, status) => {
  const { post } = await startPosting()
  expect((await post(POST_TOKEN, body)).status).toBe(status)
})
