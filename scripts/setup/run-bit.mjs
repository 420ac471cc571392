import { accessSync, chmodSync, constants } from 'node:fs'

/** Gives a program its run bit: npm leaves it off for programs that packages ship without a bin entry. */
export function makeRunnable(path) {
  if (process.platform === 'win32') return
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
}
