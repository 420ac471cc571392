import type { CaptureDevice, CaptureMode } from '../../../contract/devices.ts'
import { listingLines } from './listing-lines.ts'
import { uniqueModes } from './unique-modes.ts'

type Kind = 'camera' | 'microphone'

interface Entry {
  readonly name: string
  /** As written behind the name since ffmpeg 5: `video`, `audio`, `audio, video`, `none`. */
  readonly types: string | undefined
  /** Of the heading above it, up to ffmpeg 4. */
  readonly section: Kind | null
  alternative: string
}

/** Categories of DirectShow devices: they tell what a device without a running stream (`none`) is. */
const VIDEO_INPUTS = '{860BB310-5D01-11D0-BD3B-00A0C911CE86}'
const AUDIO_INPUTS = '{33D9A762-90C8-11D0-BD43-00A0C911CE86}'

/** In: `ffmpeg -list_devices true -f dshow -i dummy`, of ffmpeg 4 (headings) or later (types). Out: cameras and microphones. */
export function parseDshowDevices(output: string): CaptureDevice[] {
  const devices = readEntries(output).flatMap((entry) => kindsOf(entry).map((kind) => ({ kind, entry })))
  return devices.map(({ kind, entry }) => {
    const namesakes = devices.filter((other) => other.kind === kind && other.entry.name === entry.name)
    return { kind, device: deviceOf(entry, namesakes.length > 1), name: entry.name, modes: [] }
  })
}

function readEntries(output: string): Entry[] {
  const entries: Entry[] = []
  let section: Kind | null = null
  for (const line of listingLines(output)) {
    if (line.startsWith('DirectShow video devices')) section = 'camera'
    else if (line.startsWith('DirectShow audio devices')) section = 'microphone'
    const [, alternative] = /^Alternative name "(.*)"$/.exec(line) ?? []
    const last = entries.at(-1)
    if (alternative && last) last.alternative = alternative
    const [, name, types] = /^"(.+)"(?: \(([a-z, ]+)\))?$/.exec(line) ?? []
    if (name) entries.push({ name, types, section, alternative: '' })
  }
  return entries
}

function kindsOf({ types, section, alternative }: Entry): Kind[] {
  const said = types?.split(', ') ?? []
  const category = alternative.toUpperCase()
  const isCamera = said.includes('video') || category.includes(VIDEO_INPUTS)
  const isMicrophone = said.includes('audio') || category.includes(AUDIO_INPUTS)
  if (isCamera || isMicrophone)
    return [...(isCamera ? ['camera' as const] : []), ...(isMicrophone ? ['microphone' as const] : [])]
  return section ? [section] : []
}

/** ffmpeg takes a device by its name, unless another has the same or a colon would end it; the other name has neither. */
function deviceOf({ name, alternative }: Entry, hasNamesake: boolean): string {
  return alternative && (hasNamesake || name.includes(':')) ? alternative : name
}

/** In: `ffmpeg -f dshow -list_options true -i video=NAME`. Out: each size at its highest rate. */
export function parseDshowModes(output: string): CaptureMode[] {
  const modes = [...output.matchAll(/ max s=(\d+)x(\d+) fps=(\d+(?:\.\d+)?)/g)]
  return uniqueModes(
    modes.map(([, width, height, fps]) => ({
      width: Number(width),
      height: Number(height),
      fps: roundFps(Number(fps)),
    })),
  )
}

/** DirectShow counts in 100 ns, so that 30 frames a second read 30.0003. */
const roundFps = (fps: number): number => Math.round(fps * 100) / 100
