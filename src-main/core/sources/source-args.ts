import type { CaptureMode } from '../../contract/devices.ts'
import { type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'
import { bestMode } from './devices/best-mode.ts'

/**
 * In: what a source is. Out: the ffmpeg arguments that deliver it as raw I420 frames and s16le sound. Pure.
 * Pulled sources (test card, file) wait until the programme asks for the next frame; live ones (screen, camera) run on their own clock.
 */
export type SourceSpec =
  | { readonly kind: 'testcard' }
  | { readonly kind: 'file'; readonly path: string; readonly hasAudio: boolean }
  | { readonly kind: 'screen'; readonly display: string }
  | {
      readonly kind: 'camera'
      readonly device: string
      readonly microphone?: string | undefined
      /** The host's choice. */
      readonly mode?: CaptureMode | undefined
      /** As listed: the best for the programme is asked for where the host chose none. */
      readonly modes?: readonly CaptureMode[] | undefined
    }
  | { readonly kind: 'microphone'; readonly device: string }
  /** The slate's sound. */
  | { readonly kind: 'music'; readonly path: string }

export type SourcePace = 'pulled' | 'live'
const PULLED: ReadonlySet<SourceSpec['kind']> = new Set(['testcard', 'file', 'music'])
export const paceOf = ({ kind }: SourceSpec): SourcePace => (PULLED.has(kind) ? 'pulled' : 'live')

export const hasPicture = ({ kind }: SourceSpec): boolean => kind !== 'microphone' && kind !== 'music'

export interface SourceOutputs {
  /** One for each format; none of a source without a picture. */
  readonly videoUrls: readonly string[]
  readonly audioUrl: string
}

const SILENCE = ['-f', 'lavfi', '-i', `anullsrc=r=${SAMPLE_RATE}:cl=stereo`]

/**
 * How far a sound card's clock is corrected: 0.2 %, which nobody hears (3.6 cents); 2 % would be heard as a wrong pitch while
 * a stream settles. What is further off is cut or filled (`min_hard_comp`, 0.1 s).
 */
const LIVE_SAMPLES_A_SECOND = 100

/** The whole command line of a source's ffmpeg: its picture in each of `formats`, and its sound. */
export function sourceArgs(
  spec: SourceSpec,
  formats: readonly ProgrammeFormat[],
  outputs: SourceOutputs,
  platform: NodeJS.Platform,
): string[] {
  const { inputs, audioMap } = inputOf(spec, formats[0], platform)
  const audio = [
    '-map',
    audioMap,
    '-af',
    `aresample=async=${paceOf(spec) === 'live' ? LIVE_SAMPLES_A_SECOND : 1_000}:first_pts=0`,
    '-ar',
    `${SAMPLE_RATE}`,
    '-ac',
    '2',
    '-f',
    's16le',
    outputs.audioUrl,
  ]
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin'],
    ...inputs,
    ...pictureOutputs(spec, formats, outputs.videoUrls),
    ...audio,
  ]
}

/** One picture is filtered by itself; two are split before they are scaled. */
function pictureOutputs(spec: SourceSpec, formats: readonly ProgrammeFormat[], urls: readonly string[]): string[] {
  const raw = (url: string | undefined) => ['-pix_fmt', 'yuv420p', '-f', 'rawvideo', url ?? '']
  const filters = formats.map((format, index) => pictureFilter(spec, format, index))
  if (!hasPicture(spec)) return []
  if (filters.length === 1) return ['-map', '0:v:0', '-vf', filters[0] ?? '', ...raw(urls[0])]
  const parts = filters.map((_, index) => `[in${index}]`).join('')
  const graph = filters.map((filter, index) => `[in${index}]${filter}[out${index}]`)
  return [
    ...['-filter_complex', [`[0:v:0]split=${filters.length}${parts}`, ...graph].join(';')],
    ...urls.flatMap((url, index) => ['-map', `[out${index}]`, ...raw(url)]),
  ]
}

interface SourceInput {
  readonly inputs: readonly string[]
  readonly audioMap: string
}

/** `format`: of the main programme; a source of sound alone has none. */
function inputOf(spec: SourceSpec, format: ProgrammeFormat | undefined, platform: NodeJS.Platform): SourceInput {
  switch (spec.kind) {
    case 'microphone':
      return { inputs: microphoneInputs(spec.device, platform), audioMap: '0:a:0' }
    case 'music':
      return { inputs: loopedFile(spec.path), audioMap: '0:a:0' }
  }
  if (!format) throw new Error('a picture needs a format')
  switch (spec.kind) {
    case 'testcard':
      return { inputs: testcardInputs(format), audioMap: '1:a:0' }
    case 'file':
      return {
        inputs: [...loopedFile(spec.path), ...(spec.hasAudio ? [] : SILENCE)],
        audioMap: spec.hasAudio ? '0:a:0' : '1:a:0',
      }
    case 'screen':
      return { inputs: [...screenInputs(spec.display, format, platform), ...liveSilence()], audioMap: '1:a:0' }
    case 'camera':
      return cameraInput(spec, format, platform)
  }
}

const loopedFile = (path: string) => ['-protocol_whitelist', 'file,pipe', '-stream_loop', '-1', '-i', `file:${path}`]

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

function pictureFilter(spec: SourceSpec, format: ProgrammeFormat, index: number): string {
  if (spec.kind !== 'testcard') return fitFilter(format, mayBeCropped(spec, format))
  const card = index === 0 ? ['scale=out_color_matrix=bt709:out_range=tv'] : [scaleFilter(format, false)]
  return [...card, ...flashFilters(format), 'format=yuv420p'].join(',')
}

/** The white corner of each second, and the black it stands on. */
function flashFilters({ width, height, fps }: ProgrammeFormat): string[] {
  const corner = `x=0:y=0:w=${Math.round(width / 4)}:h=${Math.round(height / 4)}:t=fill`
  return [
    `drawbox=${corner}:color=white:enable='lt(mod(n,${fps}),1)'`,
    `drawbox=${corner}:color=black:enable='gte(mod(n,${fps}),1)'`,
  ]
}

/** A person fills a tall picture; a screen or a wide picture is shown whole, with bars where the shapes differ. */
const mayBeCropped = ({ kind }: SourceSpec, { width, height }: ProgrammeFormat) =>
  height > width && (kind === 'camera' || kind === 'file')

/** Any picture at programme size and rate. */
function fitFilter(format: ProgrammeFormat, cropped: boolean): string {
  return [`fps=${format.fps}:start_time=0`, scaleFilter(format, cropped), 'setsar=1'].join(',')
}

function scaleFilter({ width, height }: ProgrammeFormat, cropped: boolean): string {
  const fit = cropped ? 'increase' : 'decrease'
  return [
    `scale=${width}:${height}:force_original_aspect_ratio=${fit}:force_divisible_by=2:out_color_matrix=bt709:out_range=tv`,
    cropped ? `crop=${width}:${height}` : `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
  ].join(',')
}

function microphoneInputs(device: string, platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'win32':
      return ['-f', 'dshow', '-i', `audio=${device}`]
    case 'darwin':
      return ['-f', 'avfoundation', '-i', `:${device}`]
    default:
      return ['-f', 'pulse', '-i', device]
  }
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
  { device, microphone, mode, modes = [] }: Extract<SourceSpec, { kind: 'camera' }>,
  format: ProgrammeFormat,
  platform: NodeJS.Platform,
): SourceInput {
  const { width, height, fps } = mode ?? bestMode(modes, format) ?? format
  const size = ['-framerate', `${fps ?? format.fps}`, '-video_size', `${width}x${height}`]
  if (platform === 'linux') {
    const sound = microphone ? ['-f', 'pulse', '-i', microphone] : liveSilence()
    return { inputs: ['-f', 'v4l2', ...size, '-i', device || '/dev/video0', ...sound], audioMap: '1:a:0' }
  }
  const inputs =
    platform === 'win32'
      ? [
          '-f',
          'dshow',
          '-rtbufsize',
          '128M',
          ...size,
          '-i',
          `video=${device}${microphone ? `:audio=${microphone}` : ''}`,
        ]
      : ['-f', 'avfoundation', ...size, '-i', `${device || '0'}:${microphone ?? 'none'}`]
  return microphone ? { inputs, audioMap: '0:a:0' } : { inputs: [...inputs, ...liveSilence()], audioMap: '1:a:0' }
}
