import { readdirSync, readFileSync } from 'node:fs'

export interface LookedAt {
  readonly pid: number
  /** As every user of this machine can read them. */
  readonly commandLine: string
  readonly environment: string
}

/** A process and all that descend from it, as Linux shows them. */
export function processTree(root: number): LookedAt[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(Number(entry)) : null
    if (parent !== null) parents.set(Number(entry), parent)
  }
  const descends = (pid: number): boolean => pid === root || (pid > 1 && descends(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(descends).map((pid) => ({
    pid,
    commandLine: read(`/proc/${pid}/cmdline`),
    environment: read(`/proc/${pid}/environ`),
  }))
}

/** The name stands in brackets and may hold anything. Null: it is gone. */
function parentOf(pid: number): number | null {
  const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`)) ?? []
  return parent === undefined ? null : Number(parent)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
