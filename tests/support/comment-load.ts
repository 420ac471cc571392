import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Comments at a steady rate, posted to an ingest API by a process of its own: what it costs is not the studio's. */
export interface CommentLoad {
  readonly ingestUrl: string
  readonly ingestToken: string
  /** Comments a second, and for how long. */
  readonly rate: number
  readonly seconds: number
}

export interface LoadResult {
  readonly sent: number
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
  /** Requests that were not answered with 202. */
  readonly failed: number
  /** From the first request to the last answer. */
  readonly tookSeconds: number
  /** Longest time that a comment waited for its request, because answers were late. */
  readonly mostLateMs: number
}

const SENDER = new URL('comment-sender.ts', import.meta.url).pathname

/** Resolves when the last comment is answered. */
export async function sendComments(load: CommentLoad): Promise<LoadResult> {
  const child = spawn(process.execPath, [SENDER], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(load))
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the sender of comments ended with ${code}`)
  return JSON.parse(stdout)
}
