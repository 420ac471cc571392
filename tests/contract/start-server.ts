import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type ServerDeps } from '../../src-main/hosts/server/create-server.ts'
import { scriptedStudio } from '../support/scripted-studio.ts'

export type LogLine = { readonly message: string; readonly details?: unknown }

/** A real server on a free port with a scripted studio behind it; closed with its test. */
export async function startServer(deps: Partial<ServerDeps> = {}) {
  const studio = scriptedStudio()
  const lines: LogLine[] = []
  const write = (message: string, details?: unknown) => void lines.push({ message, details })
  const log = { info: write, warn: write }
  const server = await createServer({ studio, rendererDir: rendererDir(), port: 0, log, ...deps })
  onTestFinished(() => server.close())
  return { ...server, studio, lines, port: Number(new URL(server.ingestUrl).port) }
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** One request as written: any Host, no redirects followed, no cookie of its own. */
export async function request(url: string, options: http.RequestOptions = {}, body?: string | Buffer): Promise<Answer> {
  const sent = http.request(url, { agent: false, ...options })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [http.IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }
}

/** Spends a link; the `name=value` of the cookie it gives. */
export async function cookieFrom(link: string): Promise<string> {
  const { headers } = await request(link)
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

/** The HTTP status that refused a WebSocket, or 101. */
export async function upgradeStatus(url: string, options: { headers?: Record<string, string> } = {}): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'), { ...options })
  socket.on('error', () => {})
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, response]) => (response as http.IncomingMessage).statusCode ?? 0),
  ])
  socket.terminate()
  return status
}

function rendererDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-renderer-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>cockpit</title>')
  writeFileSync(join(folder, 'app.js'), 'export {}')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
