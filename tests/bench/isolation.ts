import { setTimeout as delay } from 'node:timers/promises'
import { watchArrivals } from '../support/arrivals.ts'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { startRehearsal } from '../support/rehearsal-process.ts'

/** One of two platforms takes nothing for 25 s (SIGSTOP): the largest gap of the other one and of the recording, and frames lost. */
const TARGET_MS = 150
const STALL_MS = 25_000
const BEFORE_MS = 3_000
const SECONDS = 36

const result = await withIngests(2, async (dir, [steady, stalled]) => {
  if (!steady || !stalled) throw new Error('two ingests are needed')
  const show = startRehearsal(`${dir}/show`, SECONDS, [steady.url('steady'), stalled.url('stalled')])
  await show.live
  await delay(BEFORE_MS)
  const arrivals = watchArrivals(() => steady.received('steady')[0])
  stalled.freeze()
  await delay(STALL_MS)
  const arrivalGapMs = arrivals.stop()
  stalled.thaw()
  const { recording, frames } = await show.summary
  const recorded = readMedia(recording)
  const [file] = steady.received('steady')
  const received = readMedia(file ?? '')
  // The first received picture only opened the connection.
  const gapsMs = [recorded.videoDts, received.videoDts.slice(1)].map((times) => largestGap(times) * 1000)
  return {
    gapMs: Math.max(...gapsMs),
    lost: frames.expected - recorded.videoFrames,
    raw: { gapsMs, arrivalGapMs, frames, recorded: recorded.videoFrames, received: received.videoFrames },
  }
})
printResult({
  name: 'isolation',
  target: TARGET_MS,
  value: result.gapMs,
  unit: 'ms',
  pass: result.gapMs <= TARGET_MS && result.lost === 0,
  raw: result.raw,
})
