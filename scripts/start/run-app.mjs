import { inRoot } from '../setup/places.mjs'
import { startInPlace } from '../setup/run-program.mjs'

/** Starts the desktop app. Out: `stop`, and `ended`, the exit code to come. */
export function runApp({ electron, args }) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  return startInPlace(electron.path, [inRoot('dist', 'electron', 'main.cjs'), ...sandboxArguments(), ...args], { env })
}

/** Chromium refuses to start its sandbox as root. */
const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])
