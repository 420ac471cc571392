import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Hands a secret to a child as an open file that has no name any more: never an argument, which every local user can
 * read. A file, not a pipe: ffmpeg opens `/dev/fd/3` anew, which a socket (what Node's pipes are) refuses.
 */
export function withSecretFile<T>(content: string, use: (fd: number) => T): T {
  const path = join(memoryDir(), `cadence-${randomUUID()}`)
  const fd = openSync(path, 'wx+', 0o600)
  try {
    unlinkSync(path)
    writeSync(fd, content, 0)
    return use(fd)
  } finally {
    closeSync(fd)
  }
}

/** Linux keeps this folder in memory; elsewhere the file is on a disk for as long as its child has it open. */
const memoryDir = () => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
