import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { passSignals } from './pass-signals.mjs'
import { ROOT } from './places.mjs'

/** The exit code a shell would give. */
export const exitCodeOf = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 1)

/**
 * Runs a program to its end. Its output goes to stderr unless `stdio` says otherwise; `capture` collects stdout.
 * Resolves `{ code, stdout }`; 127 when it can't be started, 124 when `timeoutMs` passed.
 */
export function runProgram(command, args, { cwd = ROOT, env = process.env, stdio, capture, timeoutMs, shell } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: stdio ?? ['ignore', capture ? 'pipe' : 2, 2] })
    let stdout = ''
    let timedOut = false
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    const timer = timeoutMs && setTimeout(() => (timedOut = child.kill('SIGKILL')), timeoutMs)
    const finish = (code) => {
      clearTimeout(timer)
      resolve({ code: timedOut ? 124 : code, stdout })
    }
    child.once('error', () => finish(127))
    child.once('close', (code, signal) => finish(exitCodeOf(code, signal)))
  })
}

/** Runs a program in this one's place: same stdio, signals passed on, its exit code returned. */
export function runInPlace(command, args, { cwd = process.cwd(), env = process.env } = {}) {
  return startInPlace(command, args, { cwd, env }).ended
}

/** The same, with `stop(signal)` while it runs. Out: `stop`, and `ended`, the exit code to come. */
export function startInPlace(command, args, { cwd = process.cwd(), env = process.env } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
  const stopPassing = passSignals(child)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)))
  }).finally(stopPassing)
  return { stop: (signal) => child.kill(signal), ended }
}
