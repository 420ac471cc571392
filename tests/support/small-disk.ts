import { execFileSync } from 'node:child_process'
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'

/** A disk of its own, a few megabytes large. */
export interface SmallDisk {
  readonly path: string
  freeBytes(): number
  /** Leaves only so much free, with a file that can be removed. Returns its path. */
  fill(freeBytes: number): string
}

const MIB = 1024 * 1024

/** A tmpfs at `path`, gone after the test; the reason as text where none can be mounted. */
export function mountSmallDisk(path: string, mib: number): SmallDisk | string {
  mkdirSync(path, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'cadence-test', path], { stdio: 'pipe' })
  } catch (error) {
    return `a small disk needs root and the right to mount: ${(error as Error).message.split('\n').at(-1)}`
  }
  // A process that still ends there does not keep the test from ending.
  onTestFinished(() => void execFileSync('umount', ['-l', path]))
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  }
  return {
    path,
    freeBytes,
    fill(wanted) {
      const filler = `${path}/filler`
      writeFileSync(filler, Buffer.alloc(Math.max(0, Math.floor((freeBytes() - wanted) / MIB) * MIB)))
      return filler
    },
  }
}
