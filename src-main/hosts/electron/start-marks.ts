/** With CADENCE_BENCH_START set, says on stdout when each step of the start was reached. */
export function markStart(name: string): void {
  if (process.env.CADENCE_BENCH_START) process.stdout.write(`CADENCE_MARK ${name} ${Date.now()}\n`)
}
