import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openReading } from './open-reading.ts'
import type { ReadingCommand, ReadingReport, ReadingWorkerSetup } from './reading-protocol.ts'

/** The inference worker thread: models behind a message port. What it can't expect ends it; the core starts another. */
const port = parentPort
if (!port) throw new Error('the inference worker runs as a worker thread')
const say = (report: ReadingReport): void => port.postMessage(report)

const NICE = 10
/** On Linux this is the thread's own: pictures come first, comments are read with what they leave. Elsewhere it would be the whole core's. */
if (process.platform === 'linux') setPriority(0, NICE)

const { ownModel, userModels } = workerData as ReadingWorkerSetup
const opened = await openReading(ownModel, userModels)

async function handle(command: ReadingCommand): Promise<void> {
  if (command.kind === 'close') {
    await opened.close()
    say({ kind: 'closed' })
    port?.close()
  } else if (command.kind === 'catalogue') {
    opened.reader?.setCatalogue(command.products)
  } else if (opened.reader) {
    say({ kind: 'understood', ...(await opened.reader.read(command.comments)) })
  }
}

/** The first picture and the window come first. */
const WARM_UP_AFTER_MS = 3_000

let last: Promise<unknown> = Promise.resolve()
let isClosing = false
port.on('message', (command: ReadingCommand) => {
  isClosing ||= command.kind === 'close'
  last = last.then(() => handle(command))
})

/** Comments that come meanwhile are read between two steps. */
async function warmUp(): Promise<void> {
  for (const step of opened.warmUp) {
    if (isClosing) return
    last = last.then(step)
    await last
  }
}
setTimeout(warmUp, WARM_UP_AFTER_MS).unref()
say({ kind: 'opened', found: opened.found, isReady: opened.reader !== null })
