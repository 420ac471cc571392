import { expect, test } from 'vitest'
import { ERROR_TEXTS } from '../../src-main/contract/errors.ts'
import { cookieFrom, request, startServer } from './start-server.ts'

test('a link is exchanged once for a cookie and leaves the address', async () => {
  const server = await startServer()
  const { status, headers } = await request(server.cockpitUrl)

  expect(status).toBe(303)
  expect(headers.location).toBe('/')
  const [cookie = ''] = headers['set-cookie'] ?? []
  expect(cookie).toMatch(new RegExp(`^cadence-session-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
  expect(cookie).not.toContain(new URL(server.cockpitUrl).searchParams.get('token'))

  const page = await request(server.ingestUrl, { headers: { cookie: cookie.split(';')[0] } })
  expect(page.status).toBe(200)
  expect(page.body).toContain('cockpit')
})

test('a link that was used opens nothing for someone else', async () => {
  const server = await startServer()
  await request(server.cockpitUrl)
  const replayed = await request(server.cockpitUrl)

  expect(replayed.status).toBe(401)
  expect(replayed.headers['set-cookie']).toBeUndefined()
  const { en, 'zh-CN': zh } = ERROR_TEXTS['session.access-denied']
  expect(replayed.body).toContain(en)
  expect(replayed.body).toContain(zh)
  expect(replayed.body).not.toContain('<script')
})

test('two requests with one link at the same time: one gets in', async () => {
  const { cockpitUrl } = await startServer()
  const answers = await Promise.all([request(cockpitUrl), request(cockpitUrl), request(cockpitUrl)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401])
})

test('a used link in a browser that is already in leads to the cockpit', async () => {
  const server = await startServer()
  const cookie = await cookieFrom(server.cockpitUrl)
  const again = await request(server.cockpitUrl, { headers: { cookie } })
  expect(again).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(again.headers['set-cookie']).toBeUndefined()
})

test('a fresh link that a browser already in opens is spent', async () => {
  const server = await startServer()
  const cookie = await cookieFrom(server.cockpitUrl)
  const link = server.mintLink()
  await request(link, { headers: { cookie } })
  expect((await request(link)).status).toBe(401)
})

test('every minted link works once, and the sessions before it stay', async () => {
  const server = await startServer()
  const cookies = [await cookieFrom(server.cockpitUrl), await cookieFrom(server.mintLink())]
  expect(new Set(cookies).size).toBe(2)
  for (const cookie of cookies) {
    expect((await request(server.ingestUrl, { headers: { cookie } })).status).toBe(200)
  }
})

test.each([
  '/?token=wrong',
  '/?token=',
  '/?token=a&token=b',
  '/',
  '/index.html',
  '/app.js',
  '/sessions/s1/report.html',
  '/nothing',
])('%s is closed without the cookie', async (path) => {
  const server = await startServer()
  server.studio.reports.set('s1', 'secret')
  const { status, body } = await request(server.ingestUrl + path)
  expect(status).toBe(401)
  expect(body).not.toContain('secret')
})

test("another studio's cookie opens nothing", async () => {
  const [one, other] = await Promise.all([startServer(), startServer()])
  const [, value] = (await cookieFrom(one.cockpitUrl)).split('=')
  const cookie = `cadence-session-${other.port}=${value}`
  expect((await request(other.ingestUrl, { headers: { cookie } })).status).toBe(401)
})

test('tokens and cookies never reach the log', async () => {
  const server = await startServer()
  const cookie = await cookieFrom(server.cockpitUrl)
  await request(`${server.ingestUrl}/events`, { method: 'POST', headers: { authorization: 'Bearer wrong' } }, '{}')
  const written = JSON.stringify(server.lines)
  const token = new URL(server.cockpitUrl).searchParams.get('token') ?? 'missing'
  for (const secret of [token, server.ingestToken, cookie.split('=')[1] ?? 'missing']) {
    expect(written).not.toContain(secret)
  }
})

test.each(['HEAD', 'OPTIONS', 'POST'])('%s is no way around the cookie, and spends no link', async (method) => {
  const server = await startServer()
  for (const path of ['/', '/app.js', '/stream']) {
    expect((await request(server.ingestUrl + path, { method })).status).toBe(401)
  }
  expect((await request(server.cockpitUrl, { method })).status).toBe(401)
  expect((await request(server.cockpitUrl)).status).toBe(303)
})
