import { expect, test } from 'vitest'
import { findFfmpeg, isNewerThanBundled } from '../../../src-main/core/ffmpeg/find-ffmpeg.ts'
import { describesAudio } from '../../../src-main/core/ffmpeg/media-file.ts'

test.each([
  ['5.1.9-0+deb12u1', true],
  ['4.2', true],
  ['4.4.2-0ubuntu0.22.04.1', true],
  ['n6.1', true],
  ['7.0', true],
  ['10.0', true],
  ['4.1.11-0+deb10u1', false],
  ['4.1', false],
  ['3.4.11', false],
  ['N-47683-g0e8eb07980-static', false],
  ['unknown', false],
])('ffmpeg %s is newer than the bundled build: %s', (version, newer) => {
  expect(isNewerThanBundled(version)).toBe(newer)
})

test('a setting that is not fit is never silently replaced', async () => {
  await expect(findFfmpeg('/no/such/ffmpeg')).rejects.toMatchObject({
    code: 'ffmpeg.missing',
    details: { reason: '/no/such/ffmpeg does not exist' },
  })
  await expect(findFfmpeg(process.execPath)).rejects.toMatchObject({ code: 'ffmpeg.missing' })
})

/** Captured from `ffmpeg -i FILE -map 0:v:0 -frames:v 1 -f null -`. */
const OUTPUT = `Output #0, null, to 'pipe:':
  Stream #0:0: Video: wrapped_avframe, yuv420p(progressive), 64x64, q=2-31, 200 kb/s, 30 fps, 30 tbn
`
const FLV_5_1 = `Input #0, flv, from '/tmp/x.flv':
  Metadata:
    encoder         : Lavf58.24.100
  Duration: 00:00:01.07, start: 0.044000, bitrate: 97 kb/s
  Stream #0:0: Video: h264 (High), yuv420p(progressive), 64x64 [SAR 1:1 DAR 1:1], 30 fps, 30 tbr, 1k tbn
  Stream #0:1: Audio: aac (LC), 44100 Hz, mono, fltp, 69 kb/s
`
const FLV_4_1 = `Input #0, flv, from '/tmp/x.flv':
  Duration: 00:00:01.07, start: 0.044000, bitrate: 97 kb/s
    Stream #0:0: Video: h264 (High), yuv420p(progressive), 64x64 [SAR 1:1 DAR 1:1], 30 fps, 30 tbr, 1k tbn, 60 tbc
    Stream #0:1: Audio: aac (LC), 44100 Hz, mono, fltp, 69 kb/s
`
const MP4_5_1 = `Input #0, mov,mp4,m4a,3gp,3g2,mj2, from '/tmp/xa.mp4':
  Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(progressive), 64x64, 18 kb/s, 30 fps (default)
  Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 68 kb/s (default)
`
const SILENT_MP4 = `Input #0, mov,mp4,m4a,3gp,3g2,mj2, from '/tmp/xv.mp4':
  Metadata:
    title           : Stream #0:1: Audio: a title that lies
  Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(progressive), 64x64, 18 kb/s, 30 fps (default)
    Metadata:
      handler_name    : VideoHandler
`

test.each([
  ['an FLV, told by 5.1', FLV_5_1, true],
  ['an FLV, told by 4.1', FLV_4_1, true],
  ['an MP4', MP4_5_1, true],
  ['an MP4 without sound', SILENT_MP4, false],
  ['nothing', '', false],
])('%s has sound: %#', (_what, listing, hasAudio) => {
  expect(describesAudio(listing + OUTPUT)).toBe(hasAudio)
})

test('sound of the output is no sound of the file', () => {
  expect(describesAudio(`${SILENT_MP4}Output #0, null, to 'pipe:':\n  Stream #0:1: Audio: pcm_s16le, 48000 Hz\n`)).toBe(
    false,
  )
})
