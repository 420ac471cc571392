import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']).toString())

interface ProcessStat {
  readonly pid: number
  readonly parent: number
  readonly cpuSeconds: number
}

/** CPU time (user and system, seconds) that each living process of a tree has used so far, by pid. Linux only. */
export function treeCpu(root: number): Map<number, number> {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readStat(Number(pid)))
  const tree = new Map<number, number>()
  const visit = (pid: number) => {
    const found = all.find((process) => process.pid === pid)
    if (found) tree.set(pid, found.cpuSeconds)
    for (const child of all) if (child.parent === pid) visit(child.pid)
  }
  visit(root)
  return tree
}

/** CPU seconds a tree used between two readings. */
export function cpuBetween(before: Map<number, number>, after: Map<number, number>): number {
  return [...after].reduce((sum, [pid, seconds]) => sum + seconds - (before.get(pid) ?? 0), 0)
}

/** Fields 4 (parent), 14 and 15 (user and system ticks) of /proc/PID/stat; see proc(5). */
function readStat(pid: number): ProcessStat[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [
      { pid, parent: Number(fields[1]), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND },
    ]
  } catch {
    return []
  }
}
