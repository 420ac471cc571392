import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { StudioError } from '../../contract/errors.ts'
import { isListening } from '../../core/destinations/listening.ts'
import { sleep, systemClock } from '../../core/ports.ts'
import { exitReason, spawnChild } from '../../core/process/child.ts'
import { createChildJournal } from '../../core/process/child-journal.ts'
import { programFiles } from './program-files.ts'

/** An RTMP ingest on loopback that records what it receives, for a rehearsal without `--to`. */
export interface LocalIngest {
  readonly url: string
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 10_000

/** @throws StudioError `destination.unreachable` when it does not come up. */
export async function startLocalIngest(dir: string): Promise<LocalIngest> {
  const port = await freePort()
  const received = join(dir, 'received')
  mkdirSync(received, { recursive: true })
  const args = [programFiles.rehearsalIngest, `${port}`, received]
  const child = spawnChild(
    { name: 'rehearsal ingest', command: process.execPath, args, stdio: ['pipe', 'ignore', 'pipe'] },
    createChildJournal(dir),
  )
  const exited = child.exited.then((exit) => {
    throw new StudioError('destination.unreachable', { name: 'rehearsal', reason: exitReason(exit) })
  })
  await Promise.race([waitUntilListening(port), exited])
  exited.catch(() => {})
  return { url: `rtmp://127.0.0.1:${port}/live/rehearsal`, stop: async () => void (await child.stop()) }
}

async function waitUntilListening(port: number): Promise<void> {
  const deadline = systemClock.monotonicMs() + START_TIMEOUT_MS
  while (systemClock.monotonicMs() < deadline) {
    if (await isListening('127.0.0.1', port, AbortSignal.timeout(1_000))) return
    await sleep(systemClock, 50)
  }
  throw new StudioError('destination.unreachable', {
    name: 'rehearsal',
    reason: 'the local ingest did not start in time',
  })
}

/** A port nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
