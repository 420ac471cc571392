import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { onTestFinished } from 'vitest'

/**
 * A line of a platform's own, as slow as a test wants: a network namespace behind a pair of virtual interfaces, throttled
 * on the side that sends there (iproute2; Linux, root). Gone after the test; what a killed test left, at the next one.
 */
export interface SlowLink {
  /** The platform's address on this line. */
  readonly host: string
  /** The command line that runs a program at the far end. */
  command(program: string, args: readonly string[]): [string, string[]]
  /** From now on no more than this goes there. */
  throttle(kbps: number): void
  release(): void
}

const PREFIX = 'cadence-'
const NAMESPACES = '/run/netns'
/** How long the line's own queue is: about what a home router holds. */
const QUEUE_MS = 200

/** Why there can be no such line here; null when there can. */
export function slowLinkMissing(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are Linux only'
  if (process.getuid?.() !== 0) return 'network namespaces need root'
  if (!existsSync('/usr/sbin/ip') && !existsSync('/sbin/ip')) return 'iproute2 is not installed'
  const name = `${PREFIX}${process.pid}-probe`
  try {
    ip('netns', 'add', name)
    ip('netns', 'del', name)
    return null
  } catch {
    return 'this machine refuses network namespaces'
  }
}

export function openSlowLink(): SlowLink {
  removeOrphans()
  const { name, near, far } = namesOf(process.pid)
  const [nearHost, farHost] = addressesOf(process.pid)
  onTestFinished(() => remove(process.pid))
  ip('netns', 'add', name)
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name)
  ip('address', 'add', `${nearHost}/30`, 'dev', near)
  ip('link', 'set', near, 'up')
  ip('-n', name, 'address', 'add', `${farHost}/30`, 'dev', far)
  ip('-n', name, 'link', 'set', far, 'up')

  return {
    host: farHost,
    command: (program, args) => ['ip', ['netns', 'exec', name, program, ...args]],
    throttle: (kbps) =>
      void tc('replace', near, 'tbf', 'rate', `${kbps}kbit`, 'burst', '16kb', 'latency', `${QUEUE_MS}ms`),
    release: () => void tc('del', near),
  }
}

/** Interfaces have names of 15 letters at most. */
const namesOf = (pid: number) => ({ name: `${PREFIX}${pid}`, near: `cad${pid}n`, far: `cad${pid}f` })

/** 198.18.0.0/15 is set aside for tests of equipment (RFC 2544): one network of four addresses for each process. */
function addressesOf(pid: number): [string, string] {
  const first = (pid % 2 ** 15) * 4
  const address = (host: number) => `198.${18 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}`
  return [address(first + 1), address(first + 2)]
}

/** Lines of processes that are gone. */
function removeOrphans(): void {
  if (!existsSync(NAMESPACES)) return
  for (const name of readdirSync(NAMESPACES)) {
    const [, pid] = /^cadence-(\d+)$/.exec(name) ?? []
    if (pid && !existsSync(`/proc/${pid}`)) remove(Number(pid))
  }
}

/** What runs at the far end holds the namespace: it is ended first. */
function remove(pid: number): void {
  const { name, near } = namesOf(pid)
  for (const resident of ip('netns', 'pids', name).split('\n').filter(Boolean))
    process.kill(Number(resident), 'SIGKILL')
  if (existsSync(`/sys/class/net/${near}`)) ip('link', 'del', near)
  ip('netns', 'del', name)
}

const ip = (...args: string[]): string => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
const tc = (verb: string, device: string, ...args: string[]): Buffer =>
  execFileSync('tc', ['qdisc', verb, 'dev', device, 'root', ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
