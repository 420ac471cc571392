import { connect as connectTcp } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ERROR_TEXTS } from '../../src-main/contract/errors.ts'
import { DEBUG_PATH, reportPath } from '../../src-main/contract/wire.ts'
import { cookieFrom, type RunningServer, request, startServer } from './start-server.ts'

async function startWithCookie() {
  const server = await startServer()
  const cookie = await cookieFrom(server.cockpitUrl)
  const get = (path: string, method = 'GET') => request(server.ingestUrl + path, { method, headers: { cookie } })
  return { ...server, get }
}

const policyOf = ({ port }: RunningServer) =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`

test('every answer carries the security headers', async () => {
  const server = await startWithCookie()
  const answers = await Promise.all([
    server.get('/'),
    server.get('/app.js'),
    server.get('/nothing'),
    request(server.ingestUrl),
    request(server.ingestUrl, { headers: { host: 'evil.example' } }),
    request(`${server.ingestUrl}/events`, { method: 'POST' }),
    request(server.mintLink()),
    request(`${server.ingestUrl}/%`),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401, 403, 401, 303, 400])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['content-security-policy']).toBe(policyOf(server))
  }
})

test('pages are never kept by a cache', async () => {
  const { get, ingestUrl } = await startWithCookie()
  for (const page of [await get('/'), await get('/index.html'), await get('/nothing'), await request(ingestUrl)]) {
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/i)
  }
})

test('files of the cockpit are served with their type', async () => {
  const { get } = await startWithCookie()
  const script = await get('/app.js')
  expect(script).toMatchObject({ status: 200, body: 'export {}' })
  expect(script.headers['content-type']).toMatch(/javascript/)
})

test.each(['/nothing', '/../package.json', '/%2e%2e/package.json', '/..%2f..%2fetc/passwd', '/sessions/', '/stream'])(
  '%s is not there',
  async (path) => {
    const { get } = await startWithCookie()
    const { status, body } = await get(path)
    expect([403, 404]).toContain(status)
    expect(body).not.toMatch(/ at .*\.(ts|js)|node_modules|Error:/)
  },
)

test('other methods find nothing', async () => {
  const { get } = await startWithCookie()
  expect((await get('/', 'POST')).status).toBe(404)
  expect((await get('/events')).status).toBe(404)
})

test('a report is shown in a sandbox of its own', async () => {
  const { get, studio } = await startWithCookie()
  studio.reports.set('2026 show/1', '<!doctype html><title>report</title><script>1</script>')
  const { status, headers, body } = await get(reportPath('2026 show/1'))

  expect(status).toBe(200)
  expect(body).toContain('<title>report</title>')
  expect(headers['content-security-policy']).toBe(
    "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:",
  )
  expect(headers['cache-control']).toBe('no-store')
})

test('the debug report is a file to save, for the host alone', async () => {
  const { get, studio, ingestUrl } = await startWithCookie()
  const report = { madeAt: '', program: { version: '', ffmpeg: '', platform: '' }, processes: [], transitions: [] }
  studio.onCommand('debug.read', async () => report)
  const { status, headers, body } = await get(DEBUG_PATH)
  expect(status).toBe(200)
  expect(headers['content-disposition']).toBe('attachment; filename="cadence-debug.json"')
  expect(JSON.parse(body)).toEqual(report)
  expect((await request(ingestUrl + DEBUG_PATH)).status).toBe(401)
})

test('an unknown session is a sentence in both languages, its id harmless', async () => {
  const { get } = await startWithCookie()
  const { status, body } = await get(reportPath('<script>alert(1)</script>'))
  expect(status).toBe(404)
  expect(body).toContain('There is no session')
  expect(body).toContain('没有场次')
  expect(body).not.toContain('<script>')
})

test('a report that fails is a sentence; the stack stays in the log', async () => {
  const { get, studio, lines } = await startWithCookie()
  studio.reportHtml = () => {
    throw new TypeError('journal is odd')
  }
  const { status, body } = await get(reportPath('s1'))
  expect(status).toBe(500)
  expect(body).toContain('Something unexpected happened (journal is odd)')
  expect(body).not.toContain('TypeError')
  expect(JSON.stringify(lines)).toContain('TypeError')
})

test('a cockpit that was not built is no crash', async () => {
  const server = await startServer({ rendererDir: '/nonexistent/renderer' })
  const cookie = await cookieFrom(server.cockpitUrl)
  expect((await request(server.ingestUrl, { headers: { cookie } })).status).toBe(404)
})

test('bytes that are no HTTP are answered and forgotten', async () => {
  const { port, ingestUrl } = await startServer()
  const socket = connectTcp(port, '127.0.0.1')
  socket.end('\x00\x01 nonsense\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400/)
  expect((await request(ingestUrl)).body).toContain(ERROR_TEXTS['session.access-denied'].en)
})
