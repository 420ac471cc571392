import { setTimeout as delay } from 'node:timers/promises'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { startRehearsal } from '../support/rehearsal-process.ts'

/** The encoder is killed (SIGKILL) on air: the largest step between video time stamps that the platform received. */
const TARGET_MS = 700
const SECONDS = 10

const result = await withIngests(1, async (dir, [ingest]) => {
  if (!ingest) throw new Error('an ingest is needed')
  const show = startRehearsal(`${dir}/show`, SECONDS, [ingest.url('show')])
  await show.live
  await delay(4_000)
  process.kill(show.pidOf('encoder'), 'SIGKILL')
  const { recording, frames } = await show.summary
  const files = ingest.received('show')
  const received = readMedia(files[0] ?? '')
  const recorded = readMedia(recording)
  const monotonic = [received, recorded].every(({ videoDts }) =>
    videoDts.every((time, index) => index === 0 || time > (videoDts[index - 1] as number)),
  )
  return { gapMs: largestGap(received.videoDts.slice(1)) * 1000, kept: files.length === 1, monotonic, frames }
})
const { gapMs, ...raw } = result
printResult({
  name: 'failover',
  target: TARGET_MS,
  value: gapMs,
  unit: 'ms',
  pass: gapMs <= TARGET_MS && raw.kept && raw.monotonic,
  raw,
})
