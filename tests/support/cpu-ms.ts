/** Processor time this thread spends in `work`, ms: what a busy machine does to wall time does not count. */
export function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
