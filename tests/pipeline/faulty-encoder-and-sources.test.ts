import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { watchArrivals } from '../support/arrivals.ts'
import { ffmpegFailingOnce } from '../support/failing-ffmpeg.ts'
import { largestGap, readMedia, steps } from '../support/received-media.ts'
import { type SlateRun, slateRuns } from '../support/received-pictures.ts'
import { runningNginx } from '../support/running-nginx.ts'
import { newestChild } from '../support/studio-children.ts'
import { type StudioProcess, startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'
import { startXvfb } from '../support/xvfb.ts'

const A_FRAME_S = 0.04
/** What the table of numbers allows, in pictures; a loaded machine gets half as much again. */
const SLATE_WITHIN = 15 * 1.5
const BACK_WITHIN = 60 * 1.5
const ENCODER_BACK_MS = 700 * 1.5

test('an encoder that fails at start and is killed on air, then a source killed, frozen and gone: the platform loses no frame and sees the slate in time', async () => {
  const dir = tempDir()
  const dataDir = `${dir}/data`
  const platform = await runningNginx(dir)
  const screen = await startXvfb()
  const studio = await startStudioProcess(dataDir, { CADENCE_FFMPEG: ffmpegFailingOnce(dir) })
  await studio.send('destination.add', { name: 'Platform', url: platform.url('show') })
  const cardId = studio.state.programme.activeSourceId as string
  const { sourceId } = await studio.send('source.add', { kind: 'screen', name: 'Screen', device: screen.display })
  const runs = (id: string) => studio.state.sources[id]?.state.kind === 'running'
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate && runs(sourceId))
  expect.soft(encoderErrors(studio), 'the encoder that failed at start').toEqual(['encoder.failed'])

  const { sessionId } = await studio.send('show.goLive', { title: 'Encoder and sources' })
  await studio.until(({ show }) => show.kind === 'live')
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 200_000)
  const arrivals = watchArrivals(() => platform.received('show')[0])
  onTestFinished(() => void arrivals.stop())

  process.kill(newestChild(dataDir, 'encoder'), 'SIGKILL')
  await studio.until(({ encoder }) => encoderErrors(studio).length === 2 && encoder.kind === 'running')
  await delay(2_000)
  const longestPauseMs = arrivals.stop()

  const card = newestChild(dataDir, 'source', (line) => line.includes('testsrc'))
  process.kill(card, 'SIGKILL')
  await slateComesAndGoes(studio)
  await delay(1_000)

  const again = newestChild(dataDir, 'source', (line) => line.includes('testsrc'))
  process.kill(again, 'SIGSTOP')
  await studio.until(({ programme }) => programme.slate)
  await delay(1_000)
  process.kill(again, 'SIGCONT')
  await studio.until(({ programme }) => !programme.slate)
  await delay(1_000)

  await studio.send('source.select', { sourceId })
  await delay(1_000)
  await screen.kill()
  await studio.until(({ programme }) => programme.slate)
  await studio.until(({ sources }) => sources[sourceId]?.state.kind === 'retrying')
  await screen.start()
  await studio.until(({ programme }) => !programme.slate)
  await delay(500)
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const recordingPath = `${dataDir}/sessions/${sessionId}/recording.mp4`
  const [received, ...others] = platform.received('show') as [string, ...string[]]
  const [recorded, sent] = [readMedia(recordingPath), readMedia(received)]
  expect.soft(others, 'the connection is kept').toEqual([])
  expect.soft(sent.videoFrames - recorded.videoFrames, 'the picture that opened the connection').toBe(1)
  expect.soft(largestGap(recorded.videoDts), 'no frame missing in the recording').toBeLessThan(A_FRAME_S)
  expect.soft(largestGap(sent.videoDts.slice(1)), 'no frame missing at the platform').toBeLessThan(A_FRAME_S)
  expect.soft(leastStep(recorded.videoDts), 'no frame doubled').toBeGreaterThan(0.02)
  expect.soft(leastStep(sent.videoDts.slice(1))).toBeGreaterThan(0.02)
  expect.soft(longestPauseMs, 'arrivals while the encoder was replaced').toBeLessThan(ENCODER_BACK_MS)

  // The picture that opened the connection may be of a moment without a source.
  const slates = slateRuns(received).filter(({ from }) => from > 0)
  expect(slates, 'killed, frozen, gone').toHaveLength(3)
  for (const { stillBefore } of slates.slice(0, 2))
    expect.soft(stillBefore, 'standing still').toBeLessThan(SLATE_WITHIN)
  expect.soft(lengthOf(slates[0] as SlateRun), 'a killed source comes back').toBeLessThan(BACK_WITHIN)
  expect.soft(encoderErrors(studio)).toEqual(['encoder.failed', 'encoder.stopped'])
  expect.soft(sourceErrors(studio, cardId)).toEqual(['source.stopped'])
  // A screen grabber whose display is gone may hang instead of ending.
  expect.soft(sourceErrors(studio, sourceId)[0]).toMatch(/^source\.(stopped|stalled)$/)
})

async function slateComesAndGoes(studio: StudioProcess): Promise<void> {
  await studio.until(({ programme }) => programme.slate)
  await studio.until(({ programme }) => !programme.slate)
}

const lengthOf = ({ from, until }: SlateRun): number => until - from

const leastStep = (times: readonly number[]): number => Math.min(...steps(times))

/** Codes of the troubles that the host was told of, in order. */
const encoderErrors = ({ events }: StudioProcess): string[] =>
  events.flatMap((event) =>
    event.type === 'encoder.changed' && event.encoder.kind === 'retrying' ? [event.encoder.error.code] : [],
  )

const sourceErrors = ({ events }: StudioProcess, id: string): string[] =>
  events.flatMap((event) =>
    event.type === 'source.changed' && event.source.id === id && event.source.state.kind === 'retrying'
      ? [event.source.state.error.code]
      : [],
  )
