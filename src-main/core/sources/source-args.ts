import { type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'

/**
 * In: what a source is. Out: the ffmpeg arguments that deliver it as raw I420 frames and s16le sound. Pure.
 * Pulled sources (test card, file) wait until the programme asks for the next frame; live ones (screen, camera) run on their own clock.
 */
export type SourceSpec =
  | { readonly kind: 'testcard' }
  | { readonly kind: 'file'; readonly path: string; readonly hasAudio: boolean }
  | { readonly kind: 'screen'; readonly display: string }
  | { readonly kind: 'camera'; readonly device: string; readonly microphone?: string | undefined }

export type SourcePace = 'pulled' | 'live'
export const paceOf = ({ kind }: SourceSpec): SourcePace => (kind === 'testcard' || kind === 'file' ? 'pulled' : 'live')

export interface SourceOutputs {
  readonly videoUrl: string
  readonly audioUrl: string
}

const SILENCE = ['-f', 'lavfi', '-i', `anullsrc=r=${SAMPLE_RATE}:cl=stereo`]

/** The whole command line of a source's ffmpeg. */
export function sourceArgs(
  spec: SourceSpec,
  format: ProgrammeFormat,
  outputs: SourceOutputs,
  platform: NodeJS.Platform,
): string[] {
  const { inputs, audioMap, filter } = inputOf(spec, format, platform)
  const video = ['-map', '0:v:0', '-vf', filter, '-pix_fmt', 'yuv420p', '-f', 'rawvideo', outputs.videoUrl]
  const audio = [
    '-map',
    audioMap,
    '-af',
    'aresample=async=1000:first_pts=0',
    '-ar',
    `${SAMPLE_RATE}`,
    '-ac',
    '2',
    '-f',
    's16le',
    outputs.audioUrl,
  ]
  return ['-hide_banner', '-loglevel', 'warning', '-nostdin', ...inputs, ...video, ...audio]
}

interface SourceInput {
  readonly inputs: readonly string[]
  readonly audioMap: string
  readonly filter: string
}

function inputOf(spec: SourceSpec, format: ProgrammeFormat, platform: NodeJS.Platform): SourceInput {
  switch (spec.kind) {
    case 'testcard':
      return { inputs: testcardInputs(format), audioMap: '1:a:0', filter: testcardFilter(format) }
    case 'file':
      return {
        inputs: [
          '-protocol_whitelist',
          'file,pipe',
          '-stream_loop',
          '-1',
          '-i',
          `file:${spec.path}`,
          ...(spec.hasAudio ? [] : SILENCE),
        ],
        audioMap: spec.hasAudio ? '0:a:0' : '1:a:0',
        filter: fitFilter(format),
      }
    case 'screen':
      return {
        inputs: [...screenInputs(spec.display, format, platform), ...liveSilence()],
        audioMap: '1:a:0',
        filter: fitFilter(format),
      }
    case 'camera':
      return cameraInput(spec, format, platform)
  }
}

/** Live pictures come at the wall clock's pace, so the silence beside them must too. */
const liveSilence = () => ['-re', ...SILENCE]

/**
 * A moving picture with a running timecode (testsrc draws both, without a font). Each second begins with one white
 * corner and a click at the same instant: `sine` sounds its beep for the first 40 ms of every second.
 */
function testcardInputs({ width, height, fps }: ProgrammeFormat): string[] {
  return [
    ...['-f', 'lavfi', '-i', `testsrc=size=${width}x${height}:rate=${fps}:decimals=3`],
    ...['-f', 'lavfi', '-i', `sine=frequency=220:beep_factor=4:sample_rate=${SAMPLE_RATE}`],
  ]
}

function testcardFilter({ width, height, fps }: ProgrammeFormat): string {
  const corner = `x=0:y=0:w=${Math.round(width / 4)}:h=${Math.round(height / 4)}:t=fill`
  const flash = `drawbox=${corner}:color=white:enable='lt(mod(n,${fps}),1)'`
  const dark = `drawbox=${corner}:color=black:enable='gte(mod(n,${fps}),1)'`
  return [flash, dark, 'scale=out_color_matrix=bt709:out_range=tv', 'format=yuv420p'].join(',')
}

/** Any picture at programme size and rate, whole, with bars where the shapes differ. */
function fitFilter({ width, height, fps }: ProgrammeFormat): string {
  return [
    `fps=${fps}:start_time=0`,
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:out_color_matrix=bt709:out_range=tv`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
  ].join(',')
}

function screenInputs(display: string, { fps }: ProgrammeFormat, platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'win32':
      return ['-f', 'gdigrab', '-framerate', `${fps}`, '-i', display || 'desktop']
    case 'darwin':
      return [
        '-f',
        'avfoundation',
        '-capture_cursor',
        '1',
        '-framerate',
        `${fps}`,
        '-i',
        `${display || 'Capture screen 0'}:none`,
      ]
    default:
      return ['-f', 'x11grab', '-framerate', `${fps}`, '-i', display || ':0.0']
  }
}

function cameraInput(
  { device, microphone }: Extract<SourceSpec, { kind: 'camera' }>,
  format: ProgrammeFormat,
  platform: NodeJS.Platform,
): SourceInput {
  const size = ['-framerate', `${format.fps}`, '-video_size', `${format.width}x${format.height}`]
  const filter = fitFilter(format)
  if (platform === 'win32') {
    const input = microphone ? `video=${device}:audio=${microphone}` : `video=${device}`
    const inputs = ['-f', 'dshow', '-rtbufsize', '128M', ...size, '-i', input]
    return {
      inputs: microphone ? inputs : [...inputs, ...liveSilence()],
      audioMap: microphone ? '0:a:0' : '1:a:0',
      filter,
    }
  }
  if (platform === 'darwin') {
    const inputs = ['-f', 'avfoundation', ...size, '-i', `${device || '0'}:${microphone ?? 'none'}`]
    return {
      inputs: microphone ? inputs : [...inputs, ...liveSilence()],
      audioMap: microphone ? '0:a:0' : '1:a:0',
      filter,
    }
  }
  const sound = microphone ? ['-f', 'pulse', '-i', microphone] : liveSilence()
  return { inputs: ['-f', 'v4l2', ...size, '-i', device || '/dev/video0', ...sound], audioMap: '1:a:0', filter }
}
