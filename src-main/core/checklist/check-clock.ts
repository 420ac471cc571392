import type { Check } from '../../contract/state.ts'
import { fail, ok, warn } from './check.ts'
import type { Seen } from './seen.ts'

const JUMP_REMEMBERED_MS = 600_000
/** Building and installing take a while, and time zones are none of the clock's. */
const LEEWAY_MS = 86_400_000
const TOO_LATE_MS = 10 * 365 * 86_400_000

/** Whether this computer's clock can be true, and stays. Secure connections, stamps and countdowns need it. Pure. */
export function checkClock({ clockJump, nowMs, builtAtMs }: Pick<Seen, 'clockJump' | 'nowMs' | 'builtAtMs'>): Check {
  const date = new Date(nowMs).toISOString().slice(0, 10)
  if (builtAtMs !== null && (nowMs < builtAtMs - LEEWAY_MS || nowMs > builtAtMs + TOO_LATE_MS))
    return fail(
      `The clock of this computer says ${date}, which cannot be: secure platforms would refuse. Turn on automatic time in the system settings.`,
      `这台电脑的时钟显示 ${date}，不可能正确：需要安全连接的平台会拒绝。请在系统设置中开启自动校时。`,
    )
  if (clockJump && clockJump.agoMs < JUMP_REMEMBERED_MS) {
    const seconds = Math.round(Math.abs(clockJump.byMs) / 1000)
    const minutes = Math.max(1, Math.round(clockJump.agoMs / 60_000))
    return warn(
      `The clock jumped ${clockJump.byMs > 0 ? 'ahead' : 'back'} by ${seconds} s, ${minutes} min ago. A show would not suffer, its report's times would. Turn on automatic time in the system settings.`,
      `时钟在约 ${minutes} 分钟前向${clockJump.byMs > 0 ? '前' : '后'}跳了 ${seconds} 秒。直播不受影响，但报告中的时间会偏移。请在系统设置中开启自动校时。`,
    )
  }
  return ok(`The clock runs evenly; today is ${date}.`, `时钟运行平稳，今天是 ${date}。`)
}
