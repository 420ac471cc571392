import { Worker } from 'node:worker_threads'
import type { Product } from '../../../contract/product.ts'
import type { QuestionGroup, Understood } from '../../../contract/understanding.ts'
import type { FoundModel } from '../triage/open-models.ts'
import type { ReadableComment, ReadingCommand, ReadingReport, ReadingWorkerSetup } from './reading-protocol.ts'

export interface ReadingClientDeps {
  /** The inference worker's file. */
  readonly workerUrl: URL
  readonly setup: ReadingWorkerSetup
  readonly onOpened: (found: readonly FoundModel[], isReady: boolean) => void
  readonly onUnderstood: (understood: readonly Understood[], groups: readonly QuestionGroup[]) => void
  /** The worker ended without being asked to, with its reason; comments that it had are not read. */
  readonly onDied: (reason: string) => void
  /** Of a batch, for tests. */
  readonly answerWithinMs?: number
}

/** The inference worker as the core sees it. One batch is under way at a time; what comes meanwhile makes the next. */
export interface ReadingClient {
  /** Never fails. Out: how many comments are left out because of it, as `createBacklog` has it. */
  read(comment: ReadableComment): number
  /** For the comments that are not under way yet. */
  setCatalogue(products: readonly Product[]): void
  close(): Promise<void>
}

/** Comments of a batch: about 10 ms of work with our own model. An urgent one that comes meanwhile waits that long. */
const BATCH = 64
/** A batch that takes longer will never be answered; a large model of the user's on a slow machine takes seconds. */
const ANSWER_WITHIN_MS = 60_000
const CLOSE_WITHIN_MS = 5_000

export interface Backlog {
  /** Out: how many were left out for it. */
  push(comment: ReadableComment): number
  /** The oldest that wait, `BATCH` at most. */
  take(): ReadableComment[]
  readonly length: number
}

/** Comments that wait, 4096 of them at most: then every second one is left out, so that those who wait are from all of the time. */
export function createBacklog(most = 4096): Backlog {
  let waiting: ReadableComment[] = []
  return {
    get length() {
      return waiting.length
    },
    push(comment) {
      waiting.push(comment)
      if (waiting.length <= most) return 0
      const before = waiting.length
      waiting = waiting.filter((_, index) => index % 2 === 0)
      return before - waiting.length
    },
    take: () => waiting.splice(0, BATCH),
  }
}

export function startReadingWorker(deps: ReadingClientDeps): ReadingClient {
  const worker = new Worker(deps.workerUrl, { workerData: deps.setup, name: 'inference' })
  const backlog = createBacklog()
  let isIdle = false
  let isClosing = false
  let reason = 'it ended by itself'
  let watchdog: NodeJS.Timeout | undefined
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const send = (command: ReadingCommand) => worker.postMessage(command)

  function next(): void {
    isIdle = backlog.length === 0
    if (isIdle) return
    send({ kind: 'read', comments: backlog.take() })
    watchdog = setTimeout(giveUp, deps.answerWithinMs ?? ANSWER_WITHIN_MS)
  }

  function giveUp(): void {
    reason = 'it has stopped answering'
    void worker.terminate()
  }

  worker.on('message', (report: ReadingReport) => {
    if (report.kind === 'closed') return
    clearTimeout(watchdog)
    if (report.kind === 'understood') deps.onUnderstood(report.understood, report.groups)
    else deps.onOpened(report.found, report.isReady)
    if (report.kind === 'understood' || report.isReady) next()
  })
  worker.once('error', (error: Error) => {
    reason = error.message
  })
  void exited.then(() => {
    clearTimeout(watchdog)
    isIdle = false
    if (!isClosing) deps.onDied(reason)
  })

  return {
    read(comment) {
      const leftOut = backlog.push(comment)
      if (isIdle) next()
      return leftOut
    },
    setCatalogue: (products) => send({ kind: 'catalogue', products }),
    async close() {
      isClosing = true
      send({ kind: 'close' })
      const deadline = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS)
      await exited
      clearTimeout(deadline)
    },
  }
}
