/**
 * In: a process id. Out: when that process started, so that a recycled id is not taken for it.
 * Never names a process by its command, never signals one.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const QUERY_TIMEOUT_MS = 3000

/**
 * When process `pid` started, as text to compare and nothing else (its form differs between systems).
 * Null when there is no such process; a zombie counts as gone, for it holds nothing any more.
 */
export function processStartTime(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform === 'linux') return fromProc(pid)
  if (process.platform === 'win32') return fromPowerShell(pid)
  return fromPs(pid)
}

/** True while the process that had `pid` and `startTime` still runs. */
export function isSameProcess(pid: number, startTime: string): boolean {
  return processStartTime(pid) === startTime
}

/** Field 22 of /proc/PID/stat counts from the boot, so the boot is part of the answer. */
function fromProc(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X' || startTicks === undefined) return null
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot'}/${startTicks}`
}

function fromPs(pid: number): string | null {
  const answer = ask('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)])
  const [, state, startedAt] = answer?.match(/^(\S+)\s+(.+)$/) ?? []
  return startedAt === undefined || state?.startsWith('Z') ? null : startedAt.replace(/\s+/g, ' ')
}

/** Not tested here: no Windows machine at hand. */
function fromPowerShell(pid: number): string | null {
  const query = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`
  return ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', query])
}

function ask(command: string, args: string[]): string | null {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  try {
    const answer = execFileSync(command, args, { env, encoding: 'utf8', timeout: QUERY_TIMEOUT_MS, stdio: 'pipe' })
    return answer.trim() || null
  } catch {
    return null
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return null
  }
}
