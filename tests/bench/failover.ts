import { setTimeout as delay } from 'node:timers/promises'
import { watchArrivals } from '../support/arrivals.ts'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { slateRuns } from '../support/received-pictures.ts'
import { startRehearsal } from '../support/rehearsal-process.ts'

/**
 * The encoder is killed (SIGKILL) on air, later the source. Of what the platform received: the largest step between video
 * time stamps and between arrivals; then for how long the dead source's last picture stood, and how long the slate did.
 */
const TARGET_MS = 700
const SLATE_TARGET_MS = 500
const BACK_TARGET_MS = 2_000
const FRAME_MS = 1000 / 30
const SECONDS = 16

const result = await withIngests(1, async (dir, [ingest]) => {
  if (!ingest) throw new Error('an ingest is needed')
  const show = startRehearsal(`${dir}/show`, SECONDS, [ingest.url('show')])
  await show.live
  await delay(3_000)
  const arrivals = watchArrivals(() => ingest.received('show')[0])
  process.kill(show.pidOf('encoder'), 'SIGKILL')
  await delay(4_000)
  const arrivalGapMs = arrivals.stop()
  process.kill(show.pidOf('source'), 'SIGKILL')
  const { recording, frames } = await show.summary
  const files = ingest.received('show')
  const received = readMedia(files[0] ?? '')
  const recorded = readMedia(recording)
  const monotonic = [received, recorded].every(({ videoDts }) =>
    videoDts.every((time, index) => index === 0 || time > (videoDts[index - 1] as number)),
  )
  const slate = slateRuns(files[0] ?? '').find(({ from }) => from > 0)
  return {
    stampGapMs: largestGap(received.videoDts.slice(1)) * 1000,
    arrivalGapMs,
    kept: files.length === 1,
    monotonic,
    frames,
    recorded: recorded.videoFrames,
    slateAfterMs: slate ? slate.stillBefore * FRAME_MS : null,
    slateForMs: slate ? (slate.until - slate.from) * FRAME_MS : null,
  }
})
const gapMs = Math.max(result.stampGapMs, result.arrivalGapMs)
const slateInTime = (result.slateAfterMs ?? Number.POSITIVE_INFINITY) <= SLATE_TARGET_MS
const backInTime = (result.slateForMs ?? Number.POSITIVE_INFINITY) <= BACK_TARGET_MS
printResult({
  name: 'failover',
  target: TARGET_MS,
  value: gapMs,
  unit: 'ms',
  pass: gapMs <= TARGET_MS && result.kept && result.monotonic && slateInTime && backInTime,
  raw: result,
})
