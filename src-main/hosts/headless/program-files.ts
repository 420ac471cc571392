import { fileURLToPath } from 'node:url'

/** Where the program's own files are, from a bundle two folders below its root (dist/headless, dist/core). */
const fileOf = (path: string) => new URL(`../../${path}`, import.meta.url)

export const programFiles = {
  root: fileURLToPath(fileOf('')),
  assetsDir: fileURLToPath(fileOf('assets')),
  rendererDir: fileURLToPath(fileOf('dist/renderer')),
  rehearsalComments: fileURLToPath(fileOf('assets/rehearsal/comments.jsonl')),
  triageModelDir: fileURLToPath(fileOf('models/triage')),
  mediaWorkerUrl: fileOf('dist/core/media-worker.mjs'),
  readingWorkerUrl: fileOf('dist/core/reading-worker.mjs'),
  rehearsalIngest: fileURLToPath(fileOf('dist/headless/rehearsal-ingest.mjs')),
} as const
