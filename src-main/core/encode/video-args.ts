import type { H264Profile } from '../../contract/picture.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { EncoderChoice, EncoderName } from './encoder-choice.ts'
import { KEY_FRAME_INTERVAL_S } from './key-frame-interval.ts'

/**
 * What each encoder of the ladder is told. Every one: frame n in is frame n out (no B-frames, no lookahead, no skipped
 * frames: the tick numbering depends on it), a key frame every 2 s, the profile asked for, the bitrate held.
 * Options as in `ffmpeg -h encoder=NAME` and libavcodec's sources; a build that lacks one fails its probe and is not
 * used. Only libx264 has run on this project's machines. Pure.
 */
export function videoArgs({ fps, bitrateKbps, profile }: ProgrammeFormat, { encoder }: EncoderChoice): string[] {
  const gop = fps * KEY_FRAME_INTERVAL_S
  return [
    ...['-c:v', encoder, ...OWN_ARGS[encoder]],
    ...['-profile:v', encoder === 'h264_v4l2m2m' ? PROFILE_NUMBERS[profile] : profile],
    ...['-b:v', `${bitrateKbps}k`, '-maxrate', `${bitrateKbps}k`, '-bufsize', `${bitrateKbps * KEY_FRAME_INTERVAL_S}k`],
    ...['-g', `${gop}`],
    ...(encoder === 'libx264' ? ['-keyint_min', `${gop}`, '-sc_threshold', '0'] : ['-bf', '0']),
    ...['-bsf:v', PARAMETER_SETS[encoder] ?? IN_BAND],
  ]
}

/**
 * Every key frame carries its parameter sets: MP4 keeps those of its first encoder alone, and without these a recording
 * could not be played from the moment another encoder takes over.
 */
const IN_BAND = 'dump_extra=freq=keyframe'

/** V4L2 opens without parameter sets, and FLV starts with them: they are taken out of the first picture. */
const PARAMETER_SETS: Partial<Record<EncoderName, string>> = { h264_v4l2m2m: 'extract_extradata' }

/** libavcodec/v4l2_m2m_enc.c knows no profile names; the numbers are those of ITU-T H.264, A.2. */
const PROFILE_NUMBERS: Readonly<Record<H264Profile, string>> = { main: '77', high: '100' }

const OWN_ARGS: Readonly<Record<EncoderName, readonly string[]>> = {
  /** https://trac.ffmpeg.org/wiki/Encode/H.264: `zerolatency` turns B-frames, lookahead and frame threads off. */
  libx264: ['-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
  /** libavcodec/videotoolboxenc.c. `allow_sw 0`: Apple's own software encoder would only look like hardware. */
  h264_videotoolbox: ['-realtime', '1', '-allow_sw', '0', '-pix_fmt', 'nv12'],
  /** libavcodec/nvenc_h264.c, ffmpeg 4.4 or newer (`p4`, `tune`). `delay 0`: each picture out before the next is in. */
  h264_nvenc: [
    ...['-preset', 'p4', '-tune', 'll', '-rc', 'cbr', '-zerolatency', '1', '-delay', '0', '-rc-lookahead', '0'],
    ...['-no-scenecut', '1', '-pix_fmt', 'yuv420p'],
  ],
  /** libavcodec/qsvenc_h264.c; equal `b` and `maxrate` are CBR. `async_depth 1`: no pictures held for parallel work. */
  h264_qsv: ['-preset', 'veryfast', '-async_depth', '1', '-look_ahead', '0', '-pix_fmt', 'nv12'],
  /** libavcodec/amfenc_h264.c. A skipped frame would shift every tick after it. */
  h264_amf: [
    ...['-usage', 'lowlatency', '-quality', 'speed', '-rc', 'cbr', '-frame_skipping', '0'],
    ...['-pix_fmt', 'nv12'],
  ],
  /**
   * libavcodec/vaapi_encode.c: the rate control is what the driver has for equal `b` and `maxrate`. ffmpeg 5.1 and newer
   * work on one picture more at a time; `async_depth` would stop that, and is unknown to the 4.4 of Ubuntu 22.04.
   */
  h264_vaapi: [],
  /** NV12 is what V4L2 drivers share. */
  h264_v4l2m2m: ['-pix_fmt', 'nv12'],
}

/** https://trac.ffmpeg.org/wiki/Hardware/VAAPI: the device is opened first and the picture uploaded last. */
export const beforeInputs = ({ encoder, device }: EncoderChoice): string[] =>
  encoder === 'h264_vaapi' && device !== undefined ? ['-vaapi_device', device] : []

export const afterOverlay = ({ encoder }: EncoderChoice): string =>
  encoder === 'h264_vaapi' ? ',format=nv12,hwupload' : ''
