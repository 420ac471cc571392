import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Classifier, createClassifier } from '../../src-main/core/comments/triage/classifier.ts'
import { openModels } from '../../src-main/core/comments/triage/open-models.ts'
import { printResult } from '../support/bench-folder.ts'
import { percentile } from '../support/percentile.ts'
import { triageRows } from '../support/triage-data.ts'

/**
 * Comments per second that one thread labels, from text to labels, in batches as the studio has them: median of five runs
 * over all our own comments. Then one at a time: how long a single comment takes.
 */
const TARGET = 10_000
const ALONE_TARGET_MS = 2
const RUNS = 5
/** As many as the studio gives at once (reading-client.ts). */
const BATCH = 64
const ALONE = 3_000

interface Run {
  readonly perSecond: number
  /** CPU seconds per second, of the whole process: about 1 when it is one thread that has the core to itself. */
  readonly cores: number
}

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { model: { type: 'string', default: 'models/triage' }, json: { type: 'boolean' } },
})
/** What else ran on it before; more than nothing makes every figure worse. */
const machine = { cores: availableParallelism(), loadBefore: loadavg()[0] }
const texts = triageRows().map(({ text }) => text)
const { models, found } = await openModels([values.model])
if (models.length === 0) throw new Error(`${values.model} can't be used: ${found[0]?.error ?? 'it has not every head'}`)
const classifier = createClassifier(models)
await inBatches(classifier)
const runs: Run[] = []
for (let run = 1; run <= RUNS; run++) {
  const { perSecond, cores } = await inBatches(classifier)
  console.error(`run ${run}: ${Math.round(perSecond)} comments/s on ${cores.toFixed(2)} cores`)
  runs.push({ perSecond, cores })
}
const aloneMs = await oneByOne(classifier)
await classifier.close()

const value = percentile(
  runs.map(({ perSecond }) => perSecond),
  0.5,
)
const alone = { p50Ms: percentile(aloneMs, 0.5), p99Ms: percentile(aloneMs, 0.99), mostMs: Math.max(...aloneMs) }
console.error(`one at a time: p50 ${alone.p50Ms.toFixed(3)} ms, p99 ${alone.p99Ms.toFixed(3)} ms`)
printResult({
  name: 'classify',
  target: TARGET,
  value,
  unit: 'comments/s',
  pass: value >= TARGET && alone.p99Ms <= ALONE_TARGET_MS,
  raw: {
    comments: texts.length,
    batch: BATCH,
    runs,
    alone: { comments: ALONE, targetMs: ALONE_TARGET_MS, ...alone },
    machine,
  },
})

async function inBatches({ classify }: Classifier): Promise<Run> {
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  for (let start = 0; start < texts.length; start += BATCH) await classify(texts.slice(start, start + BATCH))
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return { perSecond: texts.length / seconds, cores: (user + system) / 1e6 / seconds }
}

/** Texts from all over the list, since each file is one language. */
async function oneByOne({ classify }: Classifier): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < ALONE; at++) {
    const text = texts[Math.floor((at * texts.length) / ALONE)] as string
    const startedAt = performance.now()
    await classify([text])
    times.push(performance.now() - startedAt)
  }
  return times
}
