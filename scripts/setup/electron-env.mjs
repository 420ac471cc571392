import { dirname } from 'node:path'

/**
 * Tells tests and benchmarks which Electron to drive: `CADENCE_ELECTRON` is its program. Playwright's
 * `_electron.launch({ args })` finds the test runtime by Electron's own ELECTRON_OVERRIDE_DIST_PATH.
 */
export function electronEnv({ kind, path }) {
  const override = kind === 'test' ? { ELECTRON_OVERRIDE_DIST_PATH: dirname(path) } : {}
  return { CADENCE_ELECTRON: path, ...override }
}
