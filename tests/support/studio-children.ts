import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One of a studio's ffmpeg children, as the studio's own list of them says. */
export interface StudioChild {
  readonly pid: number
  readonly name: string
}

/** Every child this data folder's studio started, oldest first. */
export const studioChildren = (dataDir: string): StudioChild[] =>
  readFileSync(join(dataDir, 'children.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** What a source is called comes after its kind. */
const isA = (kind: string, name: string): boolean => name === kind || (kind === 'source' && name.startsWith('source '))

/** The newest child of a kind that `command` (its command line as the system shows it) is true of. */
export function newestChild(dataDir: string, kind: string, command: (line: string) => boolean = () => true): number {
  const found = studioChildren(dataDir).findLast(({ pid, name }) => isA(kind, name) && command(commandLine(pid) ?? ''))
  if (!found) throw new Error(`the studio has no such ${kind}`)
  return found.pid
}

/** Null when there is no such process. */
function commandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return null
  }
}
