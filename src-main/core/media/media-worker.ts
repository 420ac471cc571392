import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../ports.ts'
import { onChildNote } from '../process/child-notes.ts'
import { createMediaEngine } from './media-engine.ts'
import type { MediaCommand, MediaReport, MediaWorkerSetup } from './media-protocol.ts'

/** The media worker thread: the engine behind a message port. */
const port = parentPort
if (!port) throw new Error('the media worker runs as a worker thread')

function report(report: MediaReport): void {
  port?.postMessage(report)
  if (report.kind === 'closed') port?.close()
}
onChildNote((note) => report({ kind: 'childNote', note }))
const engine = createMediaEngine(workerData as MediaWorkerSetup, systemClock, report)
port.on('message', (command: MediaCommand) => engine.handle(command))
