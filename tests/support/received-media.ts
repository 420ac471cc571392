import { execFileSync, spawnSync } from 'node:child_process'

/**
 * What a received or recorded file really holds, by ffprobe and by decoding it. Imports nothing of the studio: it is the
 * judge of what the studio sent.
 */
export interface MediaFacts {
  readonly videoCodec: string
  readonly audioCodec: string
  readonly videoFrames: number
  readonly audioFrames: number
  /** Seconds, decode time of every video packet. */
  readonly videoDts: readonly number[]
  /** Of the same packets: whether each can be decoded without those before it. */
  readonly videoKeys: readonly boolean[]
  readonly audioDts: readonly number[]
  /** As ffprobe names it: High, Main. */
  readonly videoProfile: string
  readonly width: number
  readonly height: number
}

const MAX_OUTPUT = 512 * 1024 * 1024

export function readMedia(file: string): MediaFacts {
  const streams = probe(file, ['-show_entries', 'stream=codec_type,codec_name,profile,width,height']).streams ?? []
  const packets = probe(file, ['-show_entries', 'packet=codec_type,dts_time,flags']).packets ?? []
  const [video, audio] = ['video', 'audio'].map((type) => packets.filter(({ codec_type }) => codec_type === type)) as [
    Packet[],
    Packet[],
  ]
  const pictureStream = streams.find(({ codec_type }) => codec_type === 'video')
  return {
    videoCodec: pictureStream?.codec_name ?? '',
    audioCodec: streams.find(({ codec_type }) => codec_type === 'audio')?.codec_name ?? '',
    videoFrames: video.length,
    audioFrames: audio.length,
    videoDts: video.map(({ dts_time }) => Number(dts_time)),
    videoKeys: video.map(({ flags }) => flags.startsWith('K')),
    audioDts: audio.map(({ dts_time }) => Number(dts_time)),
    videoProfile: pictureStream?.profile ?? '',
    width: pictureStream?.width ?? 0,
    height: pictureStream?.height ?? 0,
  }
}

interface Packet {
  readonly codec_type: string
  readonly dts_time: string
  readonly flags: string
  /** Bytes; where it was asked for. */
  readonly size?: string
}

interface Probed {
  streams?: { codec_type: string; codec_name: string; profile?: string; width?: number; height?: number }[]
  packets?: Packet[]
}

function probe(file: string, args: string[]): Probed {
  const output = execFileSync('ffprobe', ['-v', 'error', ...args, '-of', 'json', file], { maxBuffer: MAX_OUTPUT })
  return JSON.parse(output.toString())
}

/** From each value to the next. */
export const steps = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time - (times[index] as number))

/** What its pictures take between two times, seconds. */
export function videoKbps(file: string, fromS: number, toS: number): number {
  const packets = probe(file, ['-select_streams', 'v', '-show_entries', 'packet=dts_time,size']).packets ?? []
  const bytes = packets
    .filter(({ dts_time }) => Number(dts_time) >= fromS && Number(dts_time) < toS)
    .reduce((sum, { size }) => sum + Number(size), 0)
  return (bytes * 8) / 1000 / (toS - fromS)
}

/** What a decoder complains of from the first packet to the last. */
export const decodingErrors = (file: string): string =>
  spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'], { maxBuffer: MAX_OUTPUT }).stderr.toString()

/** Largest step between successive values, seconds. */
export function largestGap(times: readonly number[]): number {
  return times.slice(1).reduce((largest, time, index) => Math.max(largest, time - (times[index] as number)), 0)
}

/** A rectangle of one decoded picture at `seconds`, as luma bytes, row by row. */
export function lumaAt(
  file: string,
  seconds: number,
  area: { x: number; y: number; width: number; height: number },
): Buffer {
  const crop = `crop=${area.width}:${area.height}:${area.x}:${area.y}`
  const args = [
    '-v',
    'error',
    '-ss',
    `${seconds}`,
    '-i',
    file,
    '-frames:v',
    '1',
    '-vf',
    `${crop},format=gray`,
    '-f',
    'rawvideo',
    '-',
  ]
  return execFileSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT })
}

/** Mean luma of a rectangle in every decoded picture, in order. */
export function lumaOfEveryFrame(
  file: string,
  area: { x: number; y: number; width: number; height: number },
): number[] {
  const filter = `crop=${area.width}:${area.height}:${area.x}:${area.y},format=gray,showinfo`
  const args = ['-hide_banner', '-i', file, '-map', '0:v', '-vf', filter, '-f', 'null', '-']
  const log = spawnSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT }).stderr.toString()
  return [...log.matchAll(/mean:\[(\d+)/g)].map(([, mean]) => Number(mean))
}

export const meanOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length

/** Each flash of the test card: when its white corner appears, seconds of stream time. A held picture is one flash. */
export function flashTimes(file: string): number[] {
  const args = [
    '-hide_banner',
    '-copyts',
    '-i',
    file,
    '-map',
    '0:v',
    '-vf',
    'crop=iw/8:ih/8:iw/16:ih/16,format=gray,showinfo',
    '-f',
    'null',
    '-',
  ]
  const log = spawnSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT }).stderr.toString()
  return [...log.matchAll(/pts_time:\s*([\d.]+).*?mean:\[(\d+)/g)]
    .map(([, time, mean]) => ({ time: Number(time), isWhite: Number(mean) > 150 }))
    .filter(({ isWhite }, index, all) => isWhite && !all[index - 1]?.isWhite)
    .map(({ time }) => time)
}

const RATE = 48_000
/** The click is at 880 Hz over a steady 220 Hz: what remains above 600 Hz is the click. */
const CLICK_FILTER = 'highpass=f=600,highpass=f=600,ashowinfo'
const CLICK_LEVEL = 600
/** It lasts 40 ms. Where silence stands in for a held source the tone is cut: that is loud too, for a few samples only. */
const LEAST_CLICK = RATE / 50

/** Whether most of what follows is loud. */
function isClick(samples: Int16Array, first: number): boolean {
  const loud = samples.subarray(first, first + LEAST_CLICK).filter((sample) => Math.abs(sample) >= CLICK_LEVEL)
  return loud.length > LEAST_CLICK / 2
}

/** Each click of the test card: its onset, seconds of stream time, by the time stamp of the audio frame it is in. */
export function clickTimes(file: string): number[] {
  const args = [
    '-hide_banner',
    '-copyts',
    '-i',
    file,
    '-map',
    '0:a',
    '-af',
    CLICK_FILTER,
    '-ac',
    '1',
    '-f',
    's16le',
    '-',
  ]
  const { stdout, stderr } = spawnSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT })
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.byteLength / 2)
  const onsets: number[] = []
  let lastClick = Number.NEGATIVE_INFINITY
  let first = 0
  for (const [, time, count] of stderr.toString().matchAll(/pts_time:\s*([\d.]+).*?nb_samples:(\d+)/g)) {
    for (let index = 0; index < Number(count); index++) {
      if (Math.abs(samples[first + index] ?? 0) < CLICK_LEVEL) continue
      const at = Number(time) + index / RATE
      if (at - lastClick <= 0.5 || !isClick(samples, first + index)) continue
      onsets.push(at)
      lastClick = at
    }
    first += Number(count)
  }
  return onsets
}

/**
 * Sound after picture, ms, for every flash from `fromS` on that has a click within half a second. A received stream opens
 * with one picture from before the show, 107 ms ahead of it: a flash there has no click.
 */
export function avOffsetsMs(file: string, fromS = 0): number[] {
  const clicks = clickTimes(file)
  const flashes = flashTimes(file).filter((time) => time >= fromS)
  return flashes.flatMap((flash) => {
    const nearest = clicks.reduce(
      (best, click) => (Math.abs(click - flash) < Math.abs(best - flash) ? click : best),
      Number.POSITIVE_INFINITY,
    )
    return Math.abs(nearest - flash) < 0.5 ? [(nearest - flash) * 1000] : []
  })
}

const BLOCK = RATE / 50

/**
 * Amplitude of one tone (a multiple of 50 Hz) in each whole second of a file's sound, full scale 1: the mean over blocks
 * of 20 ms, so that a resampler's slight shift of pitch changes little (Goertzel,
 * https://en.wikipedia.org/wiki/Goertzel_algorithm).
 */
export function toneLevels(file: string, hz: number): number[] {
  const args = ['-v', 'error', '-i', file, '-map', '0:a', '-ac', '1', '-ar', `${RATE}`, '-f', 's16le', '-']
  const { stdout } = spawnSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT })
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.byteLength >> 1)
  const blocks = Array.from({ length: Math.floor(samples.length / BLOCK) }, (_, block) =>
    toneIn(samples.subarray(block * BLOCK, (block + 1) * BLOCK), hz),
  )
  return Array.from({ length: Math.floor(blocks.length / 50) }, (_, second) => {
    const part = blocks.slice(second * 50, (second + 1) * 50)
    return part.reduce((sum, level) => sum + level, 0) / part.length
  })
}

function toneIn(samples: Int16Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE)
  let [last, before] = [0, 0]
  for (const sample of samples) [last, before] = [sample / 32_768 + turn * last - before, last]
  const power = last * last + before * before - turn * last * before
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length
}
