import { globSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { watchArrivals } from '../support/arrivals.ts'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { readMedia, steps } from '../support/received-media.ts'
import { connectWire, serveStudioProcess } from '../support/served-studio-process.ts'
import { newestChild } from '../support/studio-children.ts'

/**
 * On air the encoder is killed (SIGKILL), then the bitrate is changed twice. The largest step between video time stamps,
 * and the longest time without a byte, at the platform; pictures that are missing or there twice, in its file and in
 * the recording.
 */
const TARGET_MS = 700
const TICK_S = 1 / 30
const SETTLE_MS = 4_000

/** What the steps between pictures say, ms. */
function judge(times: readonly number[]) {
  const all = steps(times)
  return {
    pictures: times.length,
    largestStepMs: Math.round(Math.max(...all) * 1000),
    missing: all.reduce((sum, step) => sum + Math.max(0, Math.round(step / TICK_S) - 1), 0),
    twice: all.filter((step) => step < TICK_S / 2).length,
  }
}

const result = await withIngests(1, async (dir, [ingest]) => {
  if (!ingest) throw new Error('an ingest is needed')
  const data = join(dir, 'data')
  const studio = await serveStudioProcess(data)
  try {
    const page = await fetch(studio.cockpitUrl, { redirect: 'manual' })
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const wire = await connectWire(new URL(studio.cockpitUrl).origin, cookie)
    await delay(SETTLE_MS)
    await wire.send('destination.add', { name: 'Platform', url: ingest.url('encoder') })
    const live = wire.until(
      'destination.changed',
      ({ destination }: { destination: { state: { kind: string } } }) => destination.state.kind === 'live',
    )
    await wire.send('show.goLive', { title: 'Encoders' })
    await live
    await delay(SETTLE_MS)

    const longestPause = async (change: () => unknown): Promise<number> => {
      const arrivals = watchArrivals(() => ingest.received('encoder').at(-1))
      await change()
      await delay(SETTLE_MS)
      return Math.round(arrivals.stop())
    }
    const killedMs = await longestPause(() => process.kill(newestChild(data, 'encoder'), 'SIGKILL'))
    const loweredMs = await longestPause(() => wire.send('bitrate.set', { kbps: 1_000 }))
    const raisedMs = await longestPause(() => wire.send('bitrate.set', { kbps: 2_500 }))
    const over = wire.until('show.changed', ({ show }: { show: { kind: string } }) => show.kind === 'off')
    await wire.send('show.stop', {})
    await over
    wire.close()
    const [recording] = globSync(join(data, 'sessions/*/recording.mp4'))
    const files = ingest.received('encoder')
    return {
      pausesMs: { killed: killedMs, lowered: loweredMs, raised: raisedMs },
      connections: files.length,
      // The first received picture only opened the connection.
      received: judge(readMedia(files[0] ?? '').videoDts.slice(1)),
      recorded: judge(readMedia(recording ?? '').videoDts),
    }
  } finally {
    await studio.stop()
  }
})
const { pausesMs, connections, received, recorded } = result
const worstMs = Math.max(received.largestStepMs, recorded.largestStepMs, ...Object.values(pausesMs))
const isWhole = [received, recorded].every(({ missing, twice }) => missing === 0 && twice === 0)
printResult({
  name: 'encoder',
  target: TARGET_MS,
  value: worstMs,
  unit: 'ms',
  pass: worstMs <= TARGET_MS && isWhole && connections === 1,
  raw: result,
})
