import { expect, onTestFinished, test } from 'vitest'
import { watchArrivals } from '../support/arrivals.ts'
import { grainyClip } from '../support/grainy-clip.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { runningNginx } from '../support/running-nginx.ts'
import { skipWithout } from '../support/skip-without.ts'
import { openSlowLink, slowLinkMissing } from '../support/slow-link.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const HOST_KBPS = 2_500
const HALF_KBPS = 1_300
const A_FRAME_S = 0.04

test('a line that carries half: the bitrate goes down for it before a picture is lost, and up again in steps; nobody is disconnected', async (context) => {
  skipWithout(context, slowLinkMissing())
  const dir = tempDir()
  const line = openSlowLink()
  const [slow, healthy] = [await runningNginx(dir, line), await runningNginx(dir)]
  const studio = await startStudioProcess(`${dir}/data`)
  const clip = await studio.send('source.add', { kind: 'file', name: 'Clip', device: grainyClip(`${dir}/clip.mp4`) })
  await studio.send('source.select', clip)
  const { destinationId } = await studio.send('destination.add', { name: 'Slow', url: slow.url('show') })
  await studio.send('destination.add', { name: 'Healthy', url: healthy.url('show') })
  await studio.until(
    ({ sources, encoder }) => encoder.kind === 'running' && sources[clip.sourceId]?.state.kind === 'running',
  )
  const { sessionId } = await studio.send('show.goLive', { title: 'Half a line' })
  await studio.until(({ destinations }) => Object.values(destinations).every(({ state }) => state.kind === 'live'))
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 1_000_000)

  const arrivals = watchArrivals(() => healthy.received('show')[0])
  onTestFinished(() => void arrivals.stop())
  line.throttle(HALF_KBPS)
  const lowered = await studio.until(({ bitrate }) => bitrate.currentKbps < HOST_KBPS)
  expect.soft(lowered.bitrate.reason?.en).toMatch(/Slow carries only \d+ kb\/s/)
  expect.soft(lowered.bitrate.currentKbps).toBeLessThan(HALF_KBPS)
  const { currentKbps } = lowered.bitrate
  line.release()
  await studio.until(({ bitrate }) => bitrate.currentKbps > currentKbps)
  const longestPauseMs = arrivals.stop()
  await studio.send('show.stop', {})
  const ended = await studio.until(({ show }) => show.kind === 'off')

  const recording = readMedia(`${dir}/data/sessions/${sessionId}/recording.mp4`)
  for (const ingest of [slow, healthy]) {
    const received = ingest.received('show').map(readMedia)
    expect.soft(received.length, 'one connection').toBe(1)
    expect.soft(largestGap(received[0]?.videoDts.slice(1) ?? []), 'no picture lost').toBeLessThan(A_FRAME_S)
    expect.soft((received[0]?.videoFrames ?? 0) - recording.videoFrames).toBe(1)
  }
  expect.soft(largestGap(recording.videoDts), 'the recording').toBeLessThan(A_FRAME_S)
  expect.soft(longestPauseMs, 'arrivals while the encoder changed').toBeLessThan(1_000)
  expect.soft(ended.destinations[destinationId]?.counters).toMatchObject({ reconnects: 0, droppedFrames: 0 })
})
