const LOOK_EVERY_MS = 100
/** Taken at once: the shell may be gone before set-up is done. */
const PARENT = process.ppid

/**
 * Calls back once when the shell that npm put between itself and this script is gone. npm passes SIGTERM to that shell
 * only, and dash dies of it without telling its child: the studio would stay behind. Out: stops looking.
 */
export function onParentGone(callback) {
  if (process.platform === 'win32' || !process.env.npm_lifecycle_event) return () => {}
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return
    clearInterval(timer)
    callback()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
