import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { moreRecorded } from '../support/more-recorded.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { avOffsetsMs, largestGap, lumaOfEveryFrame, readMedia } from '../support/received-media.ts'
import { type StudioProcess, startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A still of one grey, with a tone. */
function greyFile(path: string, grey: string, hz: number): string {
  const inputs = ['-f', 'lavfi', '-i', `color=${grey}:s=1280x720:r=30`, '-f', 'lavfi', '-i', `sine=frequency=${hz}`]
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-t', '2', ...codecs, path])
  return path
}

/** The start of a studio is the busiest moment of a small machine: resolves when its encoder has caught up. */
const keepsPace = (studio: StudioProcess) =>
  studio.until(({ health }) => (health?.encodeDelayMs ?? Number.POSITIVE_INFINITY) < 300)

/** In a received file: what comes before is the picture that opened the connection. */
const SHOW_BEGINS_S = 0.1

/** Grey in full range, as decoded. */
const WHITE = expect.closeTo(255, -1)
const BLACK = expect.closeTo(0, -1)

/** On a busy machine the first pictures of a show may still be the source before it. */
const afterTestCard = (means: readonly number[]) => means.slice(means.findIndex((mean) => mean > 245))

/** Successive values that differ by more than coding does, in order, each once. */
function steps(means: readonly number[]): number[] {
  return means.filter((mean, index) => index === 0 || Math.abs(mean - (means[index - 1] as number)) > 12)
}

test('every layout is in the recording, switched on air without a lost frame: host, inset, halves, product, by a fade', async () => {
  const dir = tempDir()
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  const add = async (name: string, grey: string, hz: number) =>
    (await studio.send('source.add', { kind: 'file', name, device: greyFile(`${dir}/${name}.mp4`, grey, hz) })).sourceId
  const [host, product] = [await add('host', 'white', 440), await add('product', 'black', 880)]
  await studio.send('scene.switch', { layout: 'full', sourceId: host, productSourceId: product })
  await studio.until(({ encoder, programme, sources }) => {
    return encoder.kind === 'running' && !programme.slate && sources[product]?.state.kind === 'running'
  })
  await keepsPace(studio)
  await studio.send('show.goLive', { title: 'Scenes' })
  await studio.until(({ show }) => show.kind === 'live')
  for (const layout of ['pictureInPicture', 'sideBySide', 'productFull'] as const) {
    await moreRecorded(studio, 2)
    await studio.send('scene.switch', { layout })
  }
  await moreRecorded(studio, 2)
  await studio.send('scene.switch', { layout: 'full', transition: 'fade' })
  await moreRecorded(studio, 2)
  const { recording } = studio.state
  const path = recording.kind === 'recording' ? recording.path : ''
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  expect(largestGap(readMedia(path).videoDts)).toBeLessThan(0.07)
  const inset = afterTestCard(lumaOfEveryFrame(path, { x: 900, y: 100, width: 200, height: 100 }))
  const left = afterTestCard(lumaOfEveryFrame(path, { x: 100, y: 300, width: 200, height: 100 }))
  const right = afterTestCard(lumaOfEveryFrame(path, { x: 900, y: 400, width: 200, height: 100 }))
  // Host alone, product inset, product half, host inset, host.
  expect(steps(inset)).toEqual([WHITE, BLACK, WHITE])
  expect(steps(right).slice(0, 2)).toEqual([WHITE, BLACK])
  expect(right.at(-1)).toEqual(WHITE)
  const fade = left.filter((mean) => mean > 20 && mean < 235)
  expect(fade.length).toBeGreaterThanOrEqual(7)
  expect(fade.length).toBeLessThanOrEqual(10)
  expect(fade).toEqual([...fade].sort((a, b) => a - b))
  expect(left.at(-1)).toEqual(WHITE)
})

test('both shapes at once: each platform gets its own, in step with the same sound, the card in both', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  await studio.until(({ encoder }) => encoder.kind === 'running')
  await studio.send('programme.configure', { shape: 'wide', lines: 720, fps: 25, second: true, profile: 'main' })
  await studio.send('destination.add', { name: 'Wide', url: nginx.url('wide'), shape: 'wide' })
  await studio.send('destination.add', { name: 'Tall', url: nginx.url('tall'), shape: 'tall' })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await keepsPace(studio)
  await studio.send('show.goLive', { title: 'Shapes' })
  await studio.until(({ show }) => show.kind === 'live')
  await studio.send('promo.show', { title: 'Lamp', priceMinor: 2990, currency: 'USD', durationSeconds: 60 })
  await studio.until(({ promo }) => promo?.phase.kind === 'onAir')
  await moreRecorded(studio, 8)
  await expect(
    studio.send('programme.configure', { shape: 'tall', lines: 720, fps: 30, second: false }),
  ).rejects.toThrow('programme.on-air')
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const [wide, tall] = ['wide', 'tall'].map((key) => nginx.received(key)[0] as string) as [string, string]
  expect(readMedia(wide)).toMatchObject({ width: 1280, height: 720, videoProfile: 'Main' })
  expect(readMedia(tall)).toMatchObject({ width: 720, height: 1280, videoProfile: 'Main' })
  expect(Math.abs(readMedia(wide).videoFrames - readMedia(tall).videoFrames)).toBeLessThanOrEqual(50)
  for (const file of [wide, tall]) {
    expect(largestGap(readMedia(file).videoDts.slice(1))).toBeLessThan(0.09)
    const offsets = avOffsetsMs(file, SHOW_BEGINS_S)
    expect(offsets.length).toBeGreaterThan(3)
    for (const offset of offsets) expect(Math.abs(offset)).toBeLessThan(45)
  }
  // The card's dark body covers the tall picture's middle left, where the test card is bright or moving.
  const card = lumaOfEveryFrame(tall, { x: 60, y: 822, width: 300, height: 10 })
  expect(card.at(-1)).toBeLessThan(40)
})

test('1080p30: the programme at its larger size, every frame recorded once', async () => {
  const dir = tempDir()
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  await studio.until(({ encoder }) => encoder.kind === 'running')
  await studio.send('programme.configure', { shape: 'wide', lines: 1080, fps: 30, second: false })
  const file = greyFile(`${dir}/grey.mp4`, 'gray', 440)
  const { sourceId } = await studio.send('source.add', { kind: 'file', name: 'Grey', device: file })
  await studio.send('source.select', { sourceId })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await keepsPace(studio)
  const { sessionId } = await studio.send('show.goLive', { title: '1080p30' })
  await studio.until(({ show }) => show.kind === 'live')
  await moreRecorded(studio, 6)
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
  const media = readMedia(`${dir}/data/sessions/${sessionId}/recording.mp4`)
  expect(media).toMatchObject({ width: 1920, height: 1080, videoProfile: 'High' })
  const closed = studio.events.find(({ type }) => type === 'session.closed')
  expect(closed).toMatchObject({ frames: { expected: media.videoFrames, dropped: 0 } })
  expect(largestGap(media.videoDts)).toBeLessThan(0.07)
})
