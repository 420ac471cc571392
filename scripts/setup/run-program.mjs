import { spawn } from 'node:child_process'
import { constants } from 'node:os'
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

/**
 * Runs a program in this one's place: same stdio, signals passed on, its exit code returned.
 * A terminal's Ctrl-C reaches the whole group, so SIGINT is passed on only without one: never twice.
 */
export function runInPlace(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: process.cwd(), env, stdio: 'inherit' })
    const pass = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(exitCodeOf(code, signal))
    })
  })
}
