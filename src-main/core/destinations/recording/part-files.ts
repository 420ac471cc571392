import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export const FIRST_PART = 'recording.mp4'

/** The path of a session's part: `recording.mp4`, then `recording-2.mp4`, ...; the first that is free and not `taken`. */
export function nextPartPath(dir: string, taken: ReadonlySet<string> = new Set()): string {
  for (let part = 1; ; part++) {
    const path = join(dir, part === 1 ? FIRST_PART : `recording-${part}.mp4`)
    if (!taken.has(path) && !existsSync(path)) return path
  }
}

/** Bytes on disk; 0 when there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  const file = await stat(path).catch(() => null)
  return file?.size ?? 0
}

/** Removes a part that holds nothing. True when it did. */
export async function discardEmpty(path: string): Promise<boolean> {
  if ((await sizeOf(path)) > 0) return false
  await rm(path, { force: true }).catch(() => {})
  return true
}
