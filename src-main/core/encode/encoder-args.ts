import { overlayRegion } from '../overlay/overlay-region.ts'
import { type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'

export interface EncoderInputs {
  readonly pictureUrl: string
  readonly overlayUrl: string
  readonly soundUrl: string
}

/** Platforms ask for a key frame every 2 s (YouTube, Twitch and Facebook live encoder settings). */
export const KEY_FRAME_INTERVAL_S = 2
const AUDIO_KBPS = 128

/** Raw inputs say what they are: probing them would only hold frames back. */
const NO_PROBING = ['-probesize', '32', '-analyzeduration', '0', '-thread_queue_size', '4']

/**
 * The command line of the one encoder: main picture, overlay region and sound in; FLV (H.264 + AAC) out on stdout.
 * No B-frames and no lookahead (`zerolatency`): frame n in is frame n out, which the tick numbering depends on. Pure.
 */
export function encoderArgs(format: ProgrammeFormat, inputs: EncoderInputs): string[] {
  const { width, height, fps, bitrateKbps } = format
  const region = overlayRegion(format)
  const raw = (pixels: string, w: number, h: number, url: string) => [
    ...NO_PROBING,
    '-f',
    'rawvideo',
    '-pix_fmt',
    pixels,
    '-video_size',
    `${w}x${h}`,
    '-framerate',
    `${fps}`,
    '-i',
    url,
  ]
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin'],
    ...raw('yuv420p', width, height, inputs.pictureUrl),
    ...raw('yuva420p', region.width, region.height, inputs.overlayUrl),
    ...[...NO_PROBING, '-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', '2', '-i', inputs.soundUrl],
    ...[
      '-filter_complex',
      `[0:v][1:v]overlay=x=${region.x}:y=${region.y}:format=yuv420[v]`,
      '-map',
      '[v]',
      '-map',
      '2:a',
    ],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-b:v', `${bitrateKbps}k`, '-maxrate', `${bitrateKbps}k`, '-bufsize', `${bitrateKbps * KEY_FRAME_INTERVAL_S}k`],
    ...['-g', `${fps * KEY_FRAME_INTERVAL_S}`, '-keyint_min', `${fps * KEY_FRAME_INTERVAL_S}`, '-sc_threshold', '0'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:a', 'aac', '-b:a', `${AUDIO_KBPS}k`, '-ar', `${SAMPLE_RATE}`, '-ac', '2'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1', 'pipe:1'],
  ]
}
