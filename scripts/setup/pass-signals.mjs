import { onParentGone } from './follow-parent.mjs'

const PASSED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Passes signals on to a child, until the returned function is called. A terminal's Ctrl-C reaches the whole group by
 * itself, so SIGINT is passed on only without one: never twice.
 */
export function passSignals(child) {
  const pass = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  const stopLooking = onParentGone(() => child.kill('SIGTERM'))
  for (const signal of PASSED) process.on(signal, pass)
  return () => {
    stopLooking()
    for (const signal of PASSED) process.off(signal, pass)
  }
}
