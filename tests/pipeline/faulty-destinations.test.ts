import { statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { DestinationState } from '../../src-main/contract/state.ts'
import { watchArrivals } from '../support/arrivals.ts'
import { freePort } from '../support/free-port.ts'
import { grainyClip } from '../support/grainy-clip.ts'
import { moreRecorded } from '../support/more-recorded.ts'
import { type NginxRtmp, nginxRtmp } from '../support/nginx-rtmp.ts'
import { largestGap, type MediaFacts, readMedia, steps } from '../support/received-media.ts'
import { runningNginx } from '../support/running-nginx.ts'
import { skipWithout } from '../support/skip-without.ts'
import { openSlowLink, slowLinkMissing } from '../support/slow-link.ts'
import { newestChild } from '../support/studio-children.ts'
import { type StudioProcess, startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const FROZEN_MS = 25_000
const AWAY_MS = 6_000
/** Half of the 2.5 Mb/s programme and its sound. */
const HALF_KBPS = 1_300
/** What the table of numbers allows from listening to media; a loaded machine gets half as much again. */
const BACK_MS = 3_000
const A_FRAME_S = 0.04
/** More than the headers of a stream. */
const MEDIA_BYTES = 20_000

test('five destinations fail at once, each in its own way: every one comes back by itself, a healthy one and the recording lose nothing', async (context) => {
  skipWithout(context, slowLinkMissing())
  const dir = tempDir()
  const dataDir = `${dir}/data`
  const line = openSlowLink()
  const healthy = await runningNginx(dir)
  const frozen = await runningNginx(dir)
  const deaf = await runningNginx(dir)
  const killed = await runningNginx(dir)
  const slow = await runningNginx(dir, line)
  const absent = nginxRtmp(dir, await freePort())
  onTestFinished(() => absent.stop())

  const studio = await startStudioProcess(dataDir)
  const clip = await studio.send('source.add', { kind: 'file', name: 'Clip', device: grainyClip(`${dir}/clip.mp4`) })
  await studio.send('source.select', clip)
  await studio.send('bitrate.setPolicy', { policy: 'fixed' })
  const idOf = new Map<NginxRtmp, string>()
  for (const ingest of [healthy, frozen, deaf, killed, slow, absent]) {
    const { destinationId } = await studio.send('destination.add', { name: 'Platform', url: ingest.url('show') })
    idOf.set(ingest, destinationId)
  }
  const stateOf = (ingest: NginxRtmp) => studio.state.destinations[idOf.get(ingest) as string]?.state.kind
  const until = (ingest: NginxRtmp, kind: DestinationState['kind']) => studio.until(() => stateOf(ingest) === kind)

  await studio.until(
    ({ encoder, sources }) => encoder.kind === 'running' && sources[clip.sourceId]?.state.kind === 'running',
  )
  const { sessionId } = await studio.send('show.goLive', { title: 'Five faults' })
  for (const ingest of [healthy, frozen, deaf, killed, slow]) await until(ingest, 'live')
  await moreRecorded(studio, 2)

  const arrivals = watchArrivals(() => healthy.received('show')[0])
  onTestFinished(() => void arrivals.stop())
  const frozenUntil = delay(FROZEN_MS)
  frozen.freeze()
  process.kill(
    newestChild(dataDir, 'pusher', (command) => command.includes(`:${deaf.port}/`)),
    'SIGSTOP',
  )
  line.throttle(HALF_KBPS)
  await killed.kill()
  await delay(AWAY_MS)
  const backAfterMs = await Promise.all([killed, absent].map((ingest) => backAfter(ingest, () => ingest.start())))
  await until(deaf, 'live')
  await frozenUntil
  const thawedAfterMs = await backAfter(frozen, async () => frozen.thaw())
  line.release()
  await moreRecorded(studio, 3)
  for (const ingest of idOf.keys()) expect.soft(stateOf(ingest)).toBe('live')
  const longestPauseMs = arrivals.stop()
  await studio.send('show.stop', {})
  const ended = await studio.until(({ show }) => show.kind === 'off')

  const recording = readMedia(`${dataDir}/sessions/${sessionId}/recording.mp4`)
  const whole = readMedia(healthy.received('show')[0] as string)
  expect.soft(largestGap(recording.videoDts), 'the recording').toBeLessThan(A_FRAME_S)
  expect.soft(largestGap(whole.videoDts.slice(1)), 'the healthy destination').toBeLessThan(A_FRAME_S)
  expect.soft(whole.videoFrames - recording.videoFrames, 'the picture that opened the connection').toBe(1)
  expect.soft(longestPauseMs, 'arrivals at the healthy destination').toBeLessThan(1_000)

  const told = (ingest: NginxRtmp) => errorsTold(studio, idOf.get(ingest) as string)
  expect.soft(told(healthy)).toEqual([])
  expect
    .soft(ended.destinations[idOf.get(healthy) as string]?.counters)
    .toMatchObject({ reconnects: 0, droppedFrames: 0 })
  expect.soft(ended.destinations[idOf.get(killed) as string]?.counters).toMatchObject({ reconnects: 1 })
  expect.soft(told(killed)[0]).toMatch(/^destination\.(lost|unreachable)$/)
  expect.soft(told(absent)[0]).toBe('destination.unreachable')
  expect.soft(told(frozen)[0]).toBe('destination.stalled')
  expect.soft(told(deaf)).toEqual(['destination.stalled'])
  for (const afterMs of backAfterMs) expect.soft(afterMs).toBeLessThan(BACK_MS)
  expect.soft(thawedAfterMs, 'media after the thaw').toBeLessThan(12_000)

  for (const ingest of [killed, frozen, deaf]) expect.soft(connections(ingest).length).toBeGreaterThan(1)
  for (const ingest of [killed, frozen, deaf, absent]) expectPlayable(connections(ingest).at(-1) as MediaFacts)

  expect.soft(told(slow), 'a slow line stays connected').toEqual([])
  const [throttled] = connections(slow) as [MediaFacts]
  expectPlayable(throttled)
  expect.soft(throttled.videoFrames, 'pictures over the slow line').toBeLessThan(whole.videoFrames - 60)
  expect.soft(largestGap(throttled.audioDts), 'its sound goes on').toBeLessThan(0.1)
  expect.soft(throttled.audioFrames).toBeGreaterThan(whole.audioFrames * 0.9)
})

/** Media is on a platform's disk again this long after `comeBack` was done, ms. */
async function backAfter(ingest: NginxRtmp, comeBack: () => Promise<void>): Promise<number> {
  const before = ingest.received('show').length
  await comeBack()
  const fromMs = performance.now()
  const flows = () =>
    ingest
      .received('show')
      .slice(before)
      .some((file) => statSync(file).size > MEDIA_BYTES)
  while (!flows()) await delay(20)
  return performance.now() - fromMs
}

/** What a platform received, one for each connection. */
const connections = (ingest: NginxRtmp): MediaFacts[] => ingest.received('show').map(readMedia)

/** Whatever is missing is missing up to a key frame, and time never goes back. */
function expectPlayable({ videoDts, videoKeys }: MediaFacts): void {
  expect.soft(videoKeys[0]).toBe(true)
  expect.soft(Math.min(...steps(videoDts))).toBeGreaterThan(0)
  for (const [index, step] of steps(videoDts).entries())
    if (step > 0.2) expect.soft(videoKeys[index + 1], `after ${step} s`).toBe(true)
}

/** Codes of the troubles that the host was told of this destination, in order. */
function errorsTold({ events }: StudioProcess, id: string): string[] {
  return events.flatMap((event) =>
    event.type === 'destination.changed' && event.destination.id === id && event.destination.state.kind === 'retrying'
      ? [event.destination.state.error.code]
      : [],
  )
}
