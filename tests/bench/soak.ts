import { parseArgs } from 'node:util'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { soak } from '../support/soak.ts'

/**
 * `npm run bench -- soak -- --minutes N`: a show whose source stalls once a minute. Sound against picture at the end, from
 * flashes and clicks in the recording; memory of core and media worker after the first fifth against the end.
 */
const TARGET_MS = 20
const MEMORY_GROWTH = 0.05

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { minutes: { type: 'string', default: '10' }, json: { type: 'boolean' } },
})
const seconds = Number(values.minutes) * 60
const result = await withIngests(0, (dir) =>
  soak(`${dir}/show`, { seconds, stalls: Math.max(2, Math.round(seconds / 60)), warmUpS: seconds / 5 }),
)
const growth = result.memoryMb.late / result.memoryMb.early - 1
const offsetMs = Math.max(Math.abs(result.offsetMs.start), Math.abs(result.offsetMs.end))
printResult({
  name: 'soak',
  target: TARGET_MS,
  value: offsetMs,
  unit: 'ms',
  pass: offsetMs <= TARGET_MS && growth < MEMORY_GROWTH && result.frames.dropped === 0,
  raw: { minutes: seconds / 60, growth, ...result },
})
