import { runProgram } from './run-program.mjs'

/** npm as the user started it, or the one on PATH. Its output goes to stderr. */
export function runNpm(args, options = {}) {
  const own = process.env.npm_execpath
  if (own?.endsWith('npm-cli.js')) return runProgram(process.execPath, [own, ...args], options)
  return runProgram('npm', args, { ...options, shell: process.platform === 'win32' })
}
