import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { avOffsetsMs, decodingErrors, readMedia, steps, videoKbps } from '../support/received-media.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

/** FLV counts milliseconds: a thirtieth of a second is 33 or 34 of them. */
const isOneTick = (step: number) => step > 0.032 && step < 0.035

test('an encoder is killed on air and the bitrate is changed: every tick is recorded and received once', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const studio = await startStudioProcess(`${dir}/data`)
  const encoders = (): number[] =>
    readFileSync(`${dir}/data/children.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((child) => child.name === 'encoder')
      .map(({ pid }) => pid)
  const recorded = () => (studio.state.recording.kind === 'recording' ? studio.state.recording.bytes : 0)
  async function record(bytes: number): Promise<void> {
    const until = recorded() + bytes
    await studio.until(() => recorded() >= until)
  }
  const { destinationId } = await studio.send('destination.add', { name: 'Platform', url: nginx.url('encoder') })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  const { sessionId } = await studio.send('show.goLive', { title: 'Encoders' })
  await studio.until(({ destinations }) => destinations[destinationId]?.state.kind === 'live')
  await record(600_000)

  process.kill(encoders().at(-1) as number, 'SIGKILL')
  const saidStopped = () =>
    studio.events.some((event) => event.type === 'encoder.changed' && event.encoder.kind === 'retrying')
  await studio.until(({ encoder }) => saidStopped() && encoder.kind === 'running')
  await record(600_000)
  await studio.send('bitrate.set', { kbps: 400 })
  await record(250_000)
  expect(encoders()).toHaveLength(3)
  expect(studio.state.bitrate).toMatchObject({ currentKbps: 400, reason: null })
  await studio.send('show.stop', {})
  const { destinations } = await studio.until(({ show }) => show.kind === 'off')
  expect(await studio.stop()).toBe(0)

  const recording = `${dir}/data/sessions/${sessionId}/recording.mp4`
  const [received, ...others] = nginx.received('encoder')
  expect(others).toEqual([])
  expect(destinations[destinationId]?.counters).toMatchObject({ reconnects: 0, droppedFrames: 0 })
  for (const [file, primerPictures] of [
    [recording, 0],
    [received as string, 1],
  ] as const) {
    const { videoDts, audioDts } = readMedia(file)
    expect(steps(videoDts.slice(primerPictures)).filter((step) => !isOneTick(step))).toEqual([])
    // The primer's sounds, and the first one of the show, are where its first picture is.
    for (const step of steps(audioDts).slice(5)) expect(step).toBeCloseTo(1024 / 48_000, 2)
    for (const offset of avOffsetsMs(file)) expect(Math.abs(offset)).toBeLessThan(20)
    expect(decodingErrors(file)).toBe('')
  }
  const { videoDts } = readMedia(recording)
  const endS = videoDts.at(-1) as number
  expect(videoKbps(recording, endS - 3, endS)).toBeLessThan(videoKbps(recording, 1, 4) / 2)
})
