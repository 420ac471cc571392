import { copyFileSync, linkSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { trimTornParts } from '../../src-main/core/destinations/recording/finish/torn-tail.ts'
import { readMedia } from '../support/received-media.ts'
import { boxesIn, chaptersIn, cutCopy, lastDecodedSeconds, pictureBytes } from '../support/recorded-file.ts'
import { type StudioProcess, startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'
import { seeded } from '../unit/media/tags.ts'

const CUTS = 50
const bytesOf = ({ recording }: StudioProcess['state']) => (recording.kind === 'recording' ? recording.bytes : 0)

/** Cut anywhere, a file plays to within a second of what was written until then, once the next start has seen it. */
function expectPlaysToTheCut(whole: string, dir: string): void {
  const seed = Math.floor(Math.random() * 2 ** 31)
  process.stderr.write(`${CUTS} cuts at random, seed ${seed}\n`)
  const random = seeded(seed)
  const { size } = statSync(whole)
  const anywhere = Array.from({ length: CUTS }, () => Math.floor(random() * size))
  const pictures = pictureBytes(whole)
  const copy = `${dir}/recording.mp4`
  for (const bytes of [...anywhere, ...insideFragmentHeaders(whole)]) {
    cutCopy(whole, bytes, copy)
    trimTornParts(dir)
    const written = Math.max(0, ...pictures.filter(({ endByte }) => endByte <= bytes).map(({ seconds }) => seconds))
    const played = lastDecodedSeconds(copy) ?? 0
    expect(written - played, `seed ${seed}: cut after ${bytes} bytes, ${written} s`).toBeLessThanOrEqual(1)
  }
}

/** Where a cut does most harm: ffmpeg opens no file that ends there. */
function insideFragmentHeaders(file: string): number[] {
  const moof = boxesIn(file)
    .filter(({ kind }) => kind === 'moof')
    .at(-1)
  return moof ? [moof.at + 100, moof.at + moof.bytes] : []
}

test('a show leaves a recording that plays wherever it is cut, a plain file with chapters, a clip and highlights', async () => {
  const dir = tempDir()
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  const { sessionId } = await studio.send('show.goLive', { title: 'Recorded' })
  await studio.until((state) => state.show.kind === 'live' && bytesOf(state) > 500_000)
  const { recording } = studio.state
  const path = recording.kind === 'recording' ? recording.path : ''
  const asRecorded = `${dir}/as-recorded.mp4`
  linkSync(path, asRecorded)

  await studio.send('promo.show', { title: 'Lamp; 50 % = now', priceMinor: 100, currency: 'USD', durationSeconds: 600 })
  await studio.until(({ promo }) => promo?.phase.kind === 'onAir')
  await studio.send('mark.add', { note: 'First / lamp' })
  const then = bytesOf(studio.state)
  await studio.until((state) => bytesOf(state) > then + 1_600_000)
  const clip = await studio.send('clip.save', { seconds: 5 })
  await studio.send('promo.hide', {})
  const snapshot = `${dir}/snapshot.mp4`
  copyFileSync(path, snapshot)
  const later = bytesOf(studio.state)
  await studio.until((state) => bytesOf(state) > later + 400_000)
  expect(studio.state.recording).toMatchObject({ kind: 'recording', path })
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
  const kinds = () => studio.events.flatMap((event) => (event.type === 'recording.changed' ? event.recording.kind : []))
  await studio.until(() => kinds().slice(-2).join() === 'finishing,off')

  const [fragmented, finished] = [readMedia(asRecorded), readMedia(path)]
  expect(boxesIn(asRecorded).map(({ kind }) => kind)).toContain('moof')
  expect(boxesIn(path).map(({ kind }) => kind)).toEqual(['ftyp', 'moov', 'free', 'mdat'])
  expect(finished.videoFrames).toBe(fragmented.videoFrames)
  expect(finished.audioFrames).toBe(fragmented.audioFrames)
  const closed = studio.events.find(({ type }) => type === 'session.closed')
  expect(closed).toMatchObject({ frames: { programme: finished.videoFrames } })

  const titles = chaptersIn(path)
  expect(titles.map(({ title }) => title)).toEqual([
    expect.stringContaining('Warm-up'),
    'Lamp; 50 % = now',
    expect.stringContaining('Warm-up'),
  ])
  expect(titles[0]?.startSeconds).toBe(0)
  expect(Math.abs((titles.at(-1)?.endSeconds ?? 0) - finished.videoFrames / 30)).toBeLessThan(0.5)

  const clipped = readMedia(clip.path)
  expect(boxesIn(clip.path).map(({ kind }) => kind)).toEqual(['ftyp', 'moov', 'free', 'mdat'])
  expect(clipped.videoFrames / 30).toBeGreaterThanOrEqual(5)
  expect(clipped.videoFrames / 30).toBeLessThanOrEqual(7.1)

  const { paths } = await studio.send('highlights.export', { sessionId })
  expect(paths).toEqual([expect.stringMatching(/\/highlights\/01-First-lamp\.mp4$/)])
  const mark = studio.events.find((event) => event.type === 'mark.added')
  const markSeconds = (mark?.type === 'mark.added' ? mark.showMs : 0) / 1000
  const untilSeconds = Math.min(markSeconds + 15, finished.videoFrames / 30)
  expect(Math.abs(readMedia(paths[0] ?? '').videoFrames / 30 - untilSeconds)).toBeLessThan(0.3)

  expectPlaysToTheCut(snapshot, dir)
})
