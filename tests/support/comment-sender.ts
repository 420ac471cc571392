import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { CommentLoad, LoadResult } from './comment-load.ts'
import { shuffledTexts } from './comment-texts.ts'

/** A process (comment-load.ts): in, a `CommentLoad` on stdin; out, a `LoadResult` on stdout. */

const EVERY_MS = 50
const MOST_AT_ONCE = 1_000
const PLATFORMS = ['tiktok', 'youtube', 'shopee', 'instagram']
const VIEWERS = 5_000

const { ingestUrl, ingestToken, rate, seconds } = JSON.parse(await text(process.stdin)) as CommentLoad
const textOf = shuffledTexts()
const total = Math.round(rate * seconds)
const answers = { accepted: 0, duplicates: 0, rejected: 0, failed: 0 }
let sent = 0
let mostLateMs = 0

const startedAt = performance.now()
const startedAtMs = Date.now()
while (sent < total) {
  const elapsedMs = performance.now() - startedAt
  const due = Math.min(total, Math.floor((elapsedMs * rate) / 1000))
  const batch = Array.from({ length: Math.min(MOST_AT_ONCE, due - sent) }, (_, at) => comment(sent + at))
  if (batch.length > 0) {
    // All but a batch's own interval is lateness.
    mostLateMs = Math.max(mostLateMs, elapsedMs - (sent * 1000) / rate - EVERY_MS)
    sent += batch.length
    await post(batch)
  }
  const next = Math.ceil((performance.now() - startedAt) / EVERY_MS) * EVERY_MS
  if (due - sent < MOST_AT_ONCE) await delay(Math.max(0, startedAt + next - performance.now()))
}
const tookSeconds = (performance.now() - startedAt) / 1000
process.stdout.write(JSON.stringify({ sent, ...answers, tookSeconds, mostLateMs } satisfies LoadResult))

/** `at`: when it was to be sent, so that what waits here counts too. */
function comment(index: number) {
  const viewer = `viewer ${(index * 7919) % VIEWERS}`
  return {
    type: 'comment',
    platform: PLATFORMS[index % PLATFORMS.length],
    id: `load-${index}`,
    at: Math.round(startedAtMs + (index * 1000) / rate),
    viewer: { id: viewer, name: viewer },
    text: textOf(index),
  }
}

async function post(events: readonly unknown[]): Promise<void> {
  const response = await fetch(`${ingestUrl}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ingestToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  })
  if (response.status !== 202) {
    answers.failed += 1
    await response.body?.cancel()
    return
  }
  const { accepted, duplicates, rejected } = (await response.json()) as {
    accepted: number
    duplicates: number
    rejected: readonly unknown[]
  }
  answers.accepted += accepted
  answers.duplicates += duplicates
  answers.rejected += rejected.length
}
