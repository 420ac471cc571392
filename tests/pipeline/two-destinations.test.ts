import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { largestGap, readMedia } from '../support/received-media.ts'
import { runningNginx } from '../support/running-nginx.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

test('one of two destinations is killed and comes back by itself; the other and the recording lose no frame', async () => {
  const dir = tempDir()
  const [steady, killed] = [await runningNginx(dir), await runningNginx(dir)]
  const studio = await startStudioProcess(`${dir}/data`)
  await studio.send('destination.add', { name: 'Steady', url: steady.url('one') })
  const { destinationId } = await studio.send('destination.add', { name: 'Killed', url: killed.url('two') })
  const stateOf = (kind: string) => studio.until(({ destinations }) => destinations[destinationId]?.state.kind === kind)
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)

  const { sessionId } = await studio.send('show.goLive', { title: 'Two' })
  await stateOf('live')
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 400_000)
  await killed.kill()
  const retrying = await stateOf('retrying')
  expect(retrying.destinations[destinationId]?.state).toMatchObject({
    error: { code: expect.stringMatching(/^destination\./) },
  })
  await killed.start()
  const backAtMs = performance.now()
  await stateOf('live')
  const backAfterMs = performance.now() - backAtMs
  await studio.until(({ destinations }) => (destinations[destinationId]?.counters.frames ?? 0) > 0)
  const bytesAtReturn = studio.state.destinations[destinationId]?.counters.bytes ?? 0
  await studio.until(({ destinations }) => (destinations[destinationId]?.counters.bytes ?? 0) > bytesAtReturn + 300_000)
  await studio.send('show.stop', {})
  const ended = await studio.until(({ show }) => show.kind === 'off')
  expect(await studio.stop()).toBe(0)

  const recordingPath = `${dir}/data/sessions/${sessionId}/recording.mp4`
  const [whole] = steady.received('one')
  const parts = killed.received('two')
  expect(whole && existsSync(whole)).toBe(true)
  expect(parts.length).toBe(2)
  const recording = readMedia(recordingPath)
  const received = readMedia(whole as string)
  expect(largestGap(recording.videoDts)).toBeLessThan(0.07)
  expect(received.videoFrames - recording.videoFrames).toBe(1) // the primer's picture
  expect(largestGap(received.videoDts.slice(1))).toBeLessThan(0.07)
  for (const part of parts) expect(readMedia(part).videoFrames).toBeGreaterThan(20)
  expect(ended.destinations[destinationId]?.counters.reconnects).toBe(1)
  expect(backAfterMs).toBeLessThan(5_000)
})
