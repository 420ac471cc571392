import { readFileSync } from 'node:fs'
import type { Clock } from '../ports.ts'

/** How many cores this process and its children keep busy. Null where the system does not tell cheaply (not on Linux). */
export interface CpuMeter {
  /** Since the last reading. */
  read(childPids: readonly number[]): number | null
}

export interface CpuPorts {
  readonly clock: Clock
  /** CPU time of this process, all threads, ms. */
  readonly ownMs: () => number
  /** CPU time of a child so far, ms; null when it is gone or the system does not tell. */
  readonly childMs: (pid: number) => number | null
  readonly canTell: boolean
}

export function createCpuMeter({ clock, ownMs, childMs, canTell }: CpuPorts): CpuMeter {
  let atMs = clock.monotonicMs()
  let own = ownMs()
  let children = new Map<number, number>()

  return {
    read(childPids) {
      if (!canTell) return null
      const elapsedMs = clock.monotonicMs() - atMs
      const nowOwn = ownMs()
      const nowChildren = new Map(childPids.flatMap((pid) => pairOf(pid, childMs(pid))))
      const used = nowOwn - own + usedBy(nowChildren, children)
      atMs += elapsedMs
      own = nowOwn
      children = nowChildren
      return elapsedMs > 0 ? used / elapsedMs : null
    },
  }
}

const pairOf = (pid: number, ms: number | null): [number, number][] => (ms === null ? [] : [[pid, ms]])

/** One that is new used all it has since; one that is gone takes its last moment with it. */
function usedBy(now: ReadonlyMap<number, number>, before: ReadonlyMap<number, number>): number {
  return [...now].reduce((sum, [pid, ms]) => sum + Math.max(0, ms - (before.get(pid) ?? 0)), 0)
}

/** Linux counts in hundredths of a second for every program (USER_HZ), whatever the kernel does inside. */
const MS_PER_JIFFY = 10

/** `12 (ff mpeg) S 1 ...`: user and system time are the 14th and 15th field; the name may hold spaces and brackets. */
export function cpuMsOf(procStat: string): number | null {
  const fields = procStat.slice(procStat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  return Number.isFinite(user) && Number.isFinite(system) ? (user + system) * MS_PER_JIFFY : null
}

export const systemCpu = (clock: Clock): CpuPorts => ({
  clock,
  ownMs() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  childMs(pid) {
    try {
      return cpuMsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    } catch {
      return null
    }
  },
  canTell: process.platform === 'linux',
})
