import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { moreRecorded } from '../support/more-recorded.ts'
import { largestGap, lumaAt, meanOf, readMedia } from '../support/received-media.ts'
import { type StudioProcess, startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'
import { startXvfb } from '../support/xvfb.ts'

const WHOLE = { x: 0, y: 0, width: 1280, height: 720 }

async function recordShow(studio: StudioProcess, during: () => Promise<void>): Promise<string> {
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await studio.send('show.goLive', { title: 'Sources' })
  await studio.until(({ show }) => show.kind === 'live')
  await moreRecorded(studio, 2)
  await during()
  await moreRecorded(studio, 2)
  const { recording } = studio.state
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
  return recording.kind === 'recording' ? recording.path : ''
}

test('switching between two sources on air changes the picture and loses no frame', async () => {
  const dir = tempDir()
  const white = `${dir}/white.mp4`
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'color=white:s=1280x720:r=30',
    '-f',
    'lavfi',
    '-i',
    'sine',
    '-t',
    '2',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-c:a',
    'aac',
    white,
  ])
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  const { sourceId } = await studio.send('source.add', { kind: 'file', name: 'White', device: white })
  const recording = await recordShow(studio, async () => {
    await studio.send('source.select', { sourceId })
  })

  const media = readMedia(recording)
  const lastMean = meanOf(lumaAt(recording, media.videoFrames / 30 - 0.2, WHOLE))
  expect(largestGap(media.videoDts)).toBeLessThan(0.07)
  expect(meanOf(lumaAt(recording, 0.5, WHOLE))).toBeLessThan(200)
  expect(lastMean).toBeGreaterThan(225)
})

test('the screen is a source: what is drawn on an X display is in the recording', async () => {
  const dir = tempDir()
  const { display } = await startXvfb()
  const studio = await startStudioProcess(`${dir}/data`, { DISPLAY: display })
  onTestFinished(() => void studio.stop())
  const { sourceId } = await studio.send('source.add', { kind: 'screen', name: 'Screen', device: display })
  await studio.until(({ sources }) => sources[sourceId]?.state.kind === 'running')
  await studio.send('source.select', { sourceId })
  const recording = await recordShow(studio, async () => {})

  // Xvfb's root window is black (luma 16); the test card is not.
  expect(meanOf(lumaAt(recording, 0.5, WHOLE))).toBeLessThan(30)
})
