import { overlayRegion } from '../overlay/overlay-region.ts'
import { type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'
import { type EncoderChoice, SOFTWARE } from './encoder-choice.ts'
import { SOUND_LAG_MS } from './sound-lag.ts'
import { afterOverlay, beforeInputs, videoArgs } from './video-args.ts'

export interface EncoderInputs {
  readonly pictureUrl: string
  readonly overlayUrl: string
  readonly soundUrl: string
}

/** Raw inputs say what they are: probing them would only hold frames back. */
const NO_PROBING = ['-probesize', '32', '-analyzeduration', '0', '-thread_queue_size', '4']

/**
 * The command line of the one encoder: main picture, overlay region and sound in; FLV (H.264 + AAC) out on stdout.
 * The same for every encoder of the ladder but for `video-args.ts`. `leadSamples`: sound from before the first picture.
 * Pure.
 */
export function encoderArgs(
  format: ProgrammeFormat,
  inputs: EncoderInputs,
  choice: EncoderChoice = SOFTWARE,
  leadSamples = 0,
): string[] {
  const { width, height, fps } = format
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
    ...beforeInputs(choice),
    ...raw('yuv420p', width, height, inputs.pictureUrl),
    ...raw('yuva420p', region.width, region.height, inputs.overlayUrl),
    ...['-itsoffset', `${SOUND_LAG_MS / 1000 - leadSamples / SAMPLE_RATE}`],
    ...[...NO_PROBING, '-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', '2', '-i', inputs.soundUrl],
    ...[
      '-filter_complex',
      `[0:v][1:v]overlay=x=${region.x}:y=${region.y}:format=yuv420${afterOverlay(choice)}[v]`,
      '-map',
      '[v]',
      '-map',
      '2:a',
    ],
    ...videoArgs(format, choice),
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:a', 'aac', '-b:a', `${format.audioKbps}k`, '-ar', `${SAMPLE_RATE}`, '-ac', '2'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1', 'pipe:1'],
  ]
}
