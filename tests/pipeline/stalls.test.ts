import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

test('a pusher, a source and an encoder hang one after another without ending: each is noticed, said and replaced', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const studio = await startStudioProcess(`${dir}/data`)
  const newest = (name: string): number =>
    readFileSync(`${dir}/data/children.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((child) => child.name.startsWith(name))
      .at(-1).pid
  const { destinationId } = await studio.send('destination.add', { name: 'Platform', url: nginx.url('stalls') })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  const { sessionId } = await studio.send('show.goLive', { title: 'Stalls' })
  await studio.until(({ destinations }) => destinations[destinationId]?.state.kind === 'live')
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 300_000)

  process.kill(newest('pusher'), 'SIGSTOP')
  const saidStalled = () =>
    studio.events.some(
      (event) =>
        event.type === 'destination.changed' &&
        event.destination.state.kind === 'retrying' &&
        event.destination.state.error.code === 'destination.stalled',
    )
  await studio.until(({ destinations }) => saidStalled() && destinations[destinationId]?.state.kind === 'live')

  process.kill(newest('source'), 'SIGSTOP')
  await studio.until(({ programme }) => programme.slate)
  const gone = await studio.until(({ sources }) => Object.values(sources)[0]?.state.kind === 'retrying')
  expect(Object.values(gone.sources)[0]?.state).toMatchObject({ error: { code: 'source.stalled' } })
  await studio.until(({ programme }) => !programme.slate)

  process.kill(newest('encoder'), 'SIGSTOP')
  const saidHung = () =>
    studio.events.some(
      (event) =>
        event.type === 'encoder.changed' &&
        event.encoder.kind === 'retrying' &&
        event.encoder.error.code === 'encoder.stalled',
    )
  await studio.until(({ encoder }) => saidHung() && encoder.kind === 'running')
  const bytes = studio.state.recording.kind === 'recording' ? studio.state.recording.bytes : 0
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > bytes + 200_000)
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const recording = readMedia(`${dir}/data/sessions/${sessionId}/recording.mp4`)
  // Three seconds of what the hung encoder had are kept, the rest is lost; pusher and source cost the recording nothing.
  expect(largestGap(recording.videoDts)).toBeGreaterThan(1)
  expect(
    recording.videoDts.filter((time, index) => index > 0 && time - (recording.videoDts[index - 1] as number) > 0.07),
  ).toHaveLength(1)
  expect(
    recording.videoDts.every((time, index) => index === 0 || time > (recording.videoDts[index - 1] as number)),
  ).toBe(true)
  expect(nginx.received('stalls').length).toBe(2)
})
