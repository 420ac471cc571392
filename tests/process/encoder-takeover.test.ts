import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../src-main/contract/picture.ts'
import { recorderArgs } from '../../src-main/core/destinations/recording/recorder-args.ts'
import { encoderArgs } from '../../src-main/core/encode/encoder-args.ts'
import { createFlvParser, FLV_FILE_HEADER, type FlvTag, writeTag } from '../../src-main/core/fanout/flv.ts'
import { findFfmpeg } from '../../src-main/core/ffmpeg/find-ffmpeg.ts'
import { emptyOverlay, overlayRegion } from '../../src-main/core/overlay/overlay-region.ts'
import { frameBytes, tickAudioBytes } from '../../src-main/core/programme/programme-format.ts'
import { tempDir } from '../support/temp-dir.ts'

const run = promisify(execFile)
const FORMAT = { width: 320, height: 180, fps: 30, bitrateKbps: 300, ...DEFAULT_ENCODE }
const TICKS = 30
const TICK_MS = 34

/** A second of moving noise, encoded as in a show; `profile` stands for an encoder with other parameter sets. */
async function encode(ffmpegPath: string, dir: string, profile: string): Promise<FlvTag[]> {
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(dir, name), bytes)
    return join(dir, name)
  }
  const overlay = emptyOverlay(overlayRegion(FORMAT))
  const args = encoderArgs(FORMAT, {
    pictureUrl: file(
      'picture',
      Uint8Array.from({ length: frameBytes(FORMAT) * TICKS }, (_, at) => (at * at) >> 9),
    ),
    overlayUrl: file('overlay', Buffer.concat(Array(TICKS).fill(overlay))),
    soundUrl: file('sound', Buffer.alloc(tickAudioBytes(FORMAT) * TICKS)),
  })
  const { stdout } = await run(
    ffmpegPath,
    args.map((arg, at) => (args[at - 1] === '-profile:v' ? profile : arg)),
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  )
  const tags: FlvTag[] = []
  createFlvParser((tag) => tags.push(tag))(stdout)
  return tags
}

test('a recording plays on after an encoder with other parameter sets took over', async () => {
  const dir = tempDir()
  const { path: ffmpegPath } = await findFfmpeg(undefined)
  const first = await encode(ffmpegPath, dir, 'high')
  const second = await encode(ffmpegPath, dir, 'baseline')
  const header = (tags: readonly FlvTag[]) => tags.find(({ kind, isHeader }) => kind === 'video' && isHeader)?.body
  expect(header(first)).not.toEqual(header(second))
  const offsetMs = TICKS * TICK_MS + Math.max(...first.map(({ timestampMs }) => timestampMs))
  const stream = [
    FLV_FILE_HEADER,
    ...first.map((tag) => writeTag(tag, tag.timestampMs)),
    ...second.filter(({ kind }) => kind !== 'script').map((tag) => writeTag(tag, tag.timestampMs + offsetMs)),
  ]
  const recording = join(dir, 'recording.mp4')
  const recorder = run(ffmpegPath, recorderArgs(recording))
  recorder.child.stdin?.end(Buffer.concat(stream))
  await recorder
  const played = await run(ffmpegPath, ['-loglevel', 'error', '-i', recording, '-map', '0:v', '-f', 'framecrc', '-'])
  expect(played.stderr).toBe('')
  expect(played.stdout.match(/^0,/gm)).toHaveLength(2 * TICKS)
})
