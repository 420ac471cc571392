import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { moreRecorded } from '../support/more-recorded.ts'
import { largestGap, lumaOfEveryFrame, readMedia, toneLevels } from '../support/received-media.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const MUSIC_HZ = 700

const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', ...args])

/** Process ids of the source's children, newest last. */
function sourcePids(dataDir: string, name: string): number[] {
  const lines = readFileSync(`${dataDir}/children.jsonl`, 'utf8').trim().split('\n')
  return lines
    .map((line) => JSON.parse(line) as { pid: number; name: string })
    .filter((child) => child.name === `source ${name}`)
    .map(({ pid }) => pid)
}

test('the host’s own slate: picture and music while the source is gone, and the source again by itself', async () => {
  const dir = tempDir()
  const [grey, gone, white, music] = ['grey.mp4', 'gone.mp4', 'white.png', 'music.m4a'].map(
    (name) => `${dir}/${name}`,
  ) as [string, string, string, string]
  ffmpeg('-f', 'lavfi', '-i', 'color=gray:s=1280x720:r=30', '-t', '1', grey)
  ffmpeg('-f', 'lavfi', '-i', 'color=white:s=640x640', '-frames:v', '1', white)
  ffmpeg('-f', 'lavfi', '-i', `sine=frequency=${MUSIC_HZ}:sample_rate=48000,volume=4`, '-t', '3', music)
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  await expect(studio.send('slate.set', { picturePath: grey })).rejects.toThrow('slate.picture-unreadable')
  await expect(studio.send('slate.set', { musicPath: white })).rejects.toThrow('slate.music-unreadable')
  await studio.send('slate.set', { picturePath: white, musicPath: music })
  const { sourceId } = await studio.send('source.add', { kind: 'file', name: 'Grey', device: grey })
  await studio.send('source.select', { sourceId })
  await studio.until(({ encoder, programme, sources }) => {
    return encoder.kind === 'running' && !programme.slate && sources[sourceId]?.state.kind === 'running'
  })
  const { sessionId } = await studio.send('show.goLive', { title: 'Slate' })
  await studio.until(({ show }) => show.kind === 'live')
  await moreRecorded(studio, 2)
  renameSync(grey, gone)
  process.kill(sourcePids(`${dir}/data`, 'Grey').at(-1) as number, 'SIGKILL')
  await studio.until(({ programme }) => programme.slate)
  await moreRecorded(studio, 4)
  renameSync(gone, grey)
  await studio.until(({ programme }) => !programme.slate)
  await moreRecorded(studio, 2)
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const file = `${dir}/data/sessions/${sessionId}/recording.mp4`
  const luma = lumaOfEveryFrame(file, { x: 400, y: 200, width: 400, height: 300 })
  const slate = luma.map((mean) => mean > 240)
  expect(slate.filter((shown, at) => shown !== slate[at - 1]).length).toBeGreaterThanOrEqual(3)
  expect(slate.at(-1)).toBe(false)
  expect(largestGap(readMedia(file).videoDts)).toBeLessThan(0.07)
  const tones = toneLevels(file, MUSIC_HZ)
  expect(tones[0]).toBeLessThan(0.02)
  expect(Math.max(...tones)).toBeGreaterThan(0.2)
  expect(tones.at(-1)).toBeLessThan(0.2)
})
