import { Worker } from 'node:worker_threads'
import { StudioError } from '../../contract/errors.ts'
import type { MediaCommand, MediaReport, MediaWorkerSetup } from './media-protocol.ts'

/** The media worker as the core sees it: commands go in, reports come out. */
export interface MediaClient {
  send(command: MediaCommand): void
  /** Resolves when every child is gone. */
  close(): Promise<void>
}

export interface MediaClientDeps {
  /** The media worker's file. */
  readonly workerUrl: URL
  readonly setup: MediaWorkerSetup
  readonly onReport: (report: MediaReport) => void
  /** The worker itself died: nothing can be on air any more. */
  readonly onDied: (error: StudioError) => void
}

export function startMediaWorker({ workerUrl, setup, onReport, onDied }: MediaClientDeps): MediaClient {
  const worker = new Worker(workerUrl, { workerData: setup, name: 'media' })
  let closing = false
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.on('message', onReport)
  let reason = 'it ended by itself'
  worker.once('error', (error: Error) => {
    reason = error.message
  })
  void exited.then(() => {
    if (!closing) onDied(new StudioError('media.stopped', { reason }))
  })

  return {
    send: (command) => worker.postMessage(command),
    async close() {
      closing = true
      worker.postMessage({ kind: 'close' } satisfies MediaCommand)
      await exited
    },
  }
}
