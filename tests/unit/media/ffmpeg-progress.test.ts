import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type FfmpegProgress, parseProgress, readProgress } from '../../../src-main/core/ffmpeg/ffmpeg-progress.ts'

/** Captured from `ffmpeg -progress`, copying to FLV. */
const OF_5_1 = `frame=30
fps=0.00
stream_0_0_q=-1.0
bitrate= 103.0kbits/s
total_size=13149
out_time_us=1021000
out_time_ms=1021000
out_time=00:00:01.021000
dup_frames=0
drop_frames=0
speed=20.8x
`
/** Captured from the bundled build of 2018. */
const OF_4_1 = `frame=30
fps=0.00
stream_0_0_q=-1.0
bitrate= 102.3kbits/s
total_size=13057
out_time_us=1021000
out_time_ms=1021000
out_time=00:00:01.021000
dup_frames=0
drop_frames=0
speed=  37x
`
/** Captured from 5.1 with an output that has no size. */
const WITHOUT_SIZE = `bitrate=N/A
total_size=N/A
out_time_us=N/A
out_time_ms=N/A
out_time=N/A
dup_frames=0
drop_frames=0
speed=N/A
`

test('reads a block of 5.1', () => {
  expect(parseProgress(OF_5_1)).toEqual({ frame: 30, outTimeMs: 1_021, totalBytes: 13_149 })
})

test('reads a block of 4.1', () => {
  expect(parseProgress(OF_4_1)).toEqual({ frame: 30, outTimeMs: 1_021, totalBytes: 13_057 })
})

test('what is not known is 0', () => {
  expect(parseProgress(WITHOUT_SIZE)).toEqual({ frame: 0, outTimeMs: 0, totalBytes: 0 })
  expect(parseProgress('')).toEqual({ frame: 0, outTimeMs: 0, totalBytes: 0 })
})

test('a time before 0 is read as one', () => {
  expect(parseProgress('frame=1\nout_time_us=-21000\n').outTimeMs).toBe(-21)
})

test('calls back for whole blocks only, whatever the pieces', async () => {
  const stream = new PassThrough()
  const seen: FfmpegProgress[] = []
  readProgress(stream, (progress) => seen.push(progress))
  const text = `${OF_4_1}progress=continue\n${OF_5_1}progress=continue\n${WITHOUT_SIZE}progress=end\nframe=99\n`
  for (let at = 0; at < text.length; at += 13) stream.write(text.slice(at, at + 13))
  stream.end()
  await new Promise((resolve) => stream.once('end', resolve))
  expect(seen.map(({ totalBytes }) => totalBytes)).toEqual([13_057, 13_149, 0])
})
