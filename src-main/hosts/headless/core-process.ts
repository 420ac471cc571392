import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toStudioError } from '../../contract/errors.ts'
import { systemClock } from '../../core/ports.ts'
import { createServer, type StudioServer } from '../server/create-server.ts'
import type { CoreMessage, HostMessage } from './core-messages.ts'
import { createFileSecretStore } from './file-secret-store.ts'
import { hostPermissions } from './host-permissions.ts'
import { createHostQuestions } from './host-questions.ts'
import { createHostSecretStore } from './host-secret-store.ts'
import { openStudio, stderrLog } from './open-studio.ts'

/**
 * The core as a process of its own, started by the Electron host: as a utilityProcess (messages over `parentPort`) or as
 * plain Node (messages over its IPC channel). In: `mint-link`, `close`, `answer`. Out: `ready`, `failed`, `link`, `on-air`, `ask`.
 */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: HostMessage }) => void): void
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
/** A host that is gone hears nothing: `disconnect` says so in its own way. */
function tell(message: CoreMessage): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message, undefined, undefined, () => {})
}

function listen(onMessage: (message: HostMessage) => void): void {
  if (parentPort) parentPort.on('message', ({ data }) => onMessage(data))
  else process.on('message', onMessage)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, assets: { type: 'string' }, renderer: { type: 'string' } },
  })
  const host = createHostQuestions(tell, systemClock)
  listen((message) => host.take(message))
  const dataDir = resolve(values.data ?? '')
  const secrets = createHostSecretStore(host.ask, createFileSecretStore(dataDir))
  const studio = await openStudio(dataDir, {
    assetsDir: values.assets,
    secrets,
    permissions: hostPermissions(host.ask),
  })
  const restored = studio.restore()
  const server: StudioServer = await createServer({
    studio,
    rendererDir: values.renderer ?? '',
    port: 0,
    log: stderrLog,
  })
  const { cockpitUrl, ingestUrl, ingestToken } = server

  studio.onEvent((_seq, event) => {
    if (event.type !== 'show.changed') return
    const { kind } = event.show
    tell({ kind: 'on-air', live: kind === 'starting' || kind === 'live' || kind === 'ending' })
  })

  async function close(): Promise<void> {
    await server.close()
    await studio.close()
    process.exit(0)
  }
  listen(({ kind }) => {
    if (kind === 'mint-link') tell({ kind: 'link', cockpitUrl: server.mintLink() })
    else if (kind === 'close') void close()
  })
  // A host that died without a word is no reason to leave the air abruptly: the show is ended in order.
  process.once('disconnect', () => void close())
  process.on('SIGTERM', () => void close())
  // Ctrl-C in a terminal reaches the host too, and the host decides.
  process.on('SIGINT', () => {})
  tell({ kind: 'ready', cockpitUrl, ingestUrl, ingestToken, pid: process.pid })
  await restored
}

main().catch((error: unknown) => {
  tell({ kind: 'failed', error: toStudioError(error).toInfo() })
  process.exit(1)
})
