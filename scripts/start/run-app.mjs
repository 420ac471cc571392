import { spawn } from 'node:child_process'
import { inRoot } from '../setup/places.mjs'
import { exitCodeOf } from '../setup/run-program.mjs'

/** Starts the desktop app. Out: `stop`, and `ended`, the exit code to come. */
export function runApp({ electron, args }) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const child = spawn(electron.path, [inRoot('dist', 'electron', 'main.cjs'), ...sandboxArguments(), ...args], {
    env,
    stdio: 'inherit',
  })
  const stop = (signal) => child.kill(signal)
  const onInterrupt = () => process.stdin.isTTY || stop('SIGINT')
  const onTerminate = () => stop('SIGTERM')
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate)
      resolve(exitCodeOf(code, signal))
    })
  })
  return { stop, ended }
}

/** Chromium refuses to start its sandbox as root. */
const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])
