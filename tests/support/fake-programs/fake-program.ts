import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '../temp-dir.ts'

/** A program that misbehaves on purpose where the studio expects ffmpeg. */
export interface FakeProgram {
  /** What to give as the ffmpeg's path. */
  readonly path: string
  /** Its folder: what it keeps is here. */
  readonly dir: string
  /** Every start so far, oldest first. */
  starts(): readonly FakeStart[]
}

export interface FakeStart {
  readonly pid: number
  readonly args: readonly string[]
}

/** Start n behaves as the n-th of `behaviours` says, every later one as the last. */
export function fakeProgram(
  role: 'source' | 'encoder' | 'pusher' | 'recorder' | 'any',
  ...behaviours: string[]
): FakeProgram {
  const dir = tempDir()
  const path = join(dir, `fake-${role}`)
  const words = [process.execPath, join(import.meta.dirname, `${role}.ts`), dir, behaviours.join(',')]
  writeFileSync(path, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`, { mode: 0o755 })
  const log = join(dir, 'starts')
  return {
    path,
    dir,
    starts: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
  }
}
