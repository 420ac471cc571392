import type { StartCore } from './core-launcher.ts'
import { forkCore } from './fork-core.ts'
import { spawnCore } from './spawn-core.ts'

/** better-sqlite3 13 loads from this Node-API version on. */
const NAPI_OF_THE_STORE = 10

/** Whether this Electron's own Node can run the core. */
export const runsCore = (napi: string | undefined): boolean => Number(napi ?? 0) >= NAPI_OF_THE_STORE

export interface CorePlaces {
  readonly coreModule: string
  readonly dataDir: string
  readonly assetsDir: string
  readonly rendererDir: string
  /** A Node that can run the core, when there is one. */
  readonly node: string | null
}

/** How the core is started here: inside Electron where its Node is new enough, else in the Node that npm brought along. */
export function coreStarter({ coreModule, dataDir, assetsDir, rendererDir, node }: CorePlaces): StartCore {
  const args = ['--data', dataDir, '--assets', assetsDir, '--renderer', rendererDir]
  const command = { modulePath: coreModule, args }
  if (runsCore(process.versions.napi) || node === null) return (events) => forkCore(command, events)
  return (events) => spawnCore(node, command, events)
}
