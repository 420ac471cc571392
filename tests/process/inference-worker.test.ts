import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startReadingWorker } from '../../src-main/core/comments/reading/reading-client.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A worker that opens, and never comes back from the first comment. */
const HANGS = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ kind }) => { if (kind === 'read') for (;;); })
parentPort.postMessage({ kind: 'opened', found: [], isReady: true })
`
const comment = { platform: 'webhook', id: '1', text: 'hello', receivedAtMs: 1, viewerId: 'v' }

function hangingWorker(answerWithinMs?: number) {
  const file = join(tempDir(), 'hangs.mjs')
  writeFileSync(file, HANGS)
  const opened = Promise.withResolvers<void>()
  const died = Promise.withResolvers<string>()
  const client = startReadingWorker({
    workerUrl: pathToFileURL(file),
    setup: { ownModel: '', userModels: [] },
    onOpened: () => opened.resolve(),
    onUnderstood: () => {},
    onDied: died.resolve,
    ...(answerWithinMs !== undefined && { answerWithinMs }),
  })
  return { client, opened: opened.promise, died: died.promise }
}

test('an inference worker that does not answer is ended, with its reason', async () => {
  const { client, opened, died } = hangingWorker(200)
  await opened
  client.read(comment)
  expect(await died).toBe('it has stopped answering')
})

test('a studio that closes does not wait for one that hangs', async () => {
  const { client, opened } = hangingWorker()
  await opened
  client.read(comment)
  const startedAt = performance.now()
  await client.close()
  expect(performance.now() - startedAt).toBeLessThan(20_000)
})
