import type { CaptureDevice } from '../../../contract/devices.ts'
import { listingLines } from './listing-lines.ts'

/** In: `ffmpeg -f avfoundation -list_devices true -i ""`. Out: cameras, screens and microphones; it tells no modes. */
export function parseAvfoundationDevices(output: string): CaptureDevice[] {
  const devices: CaptureDevice[] = []
  let names: string[] = []
  let isAudio = false
  for (const line of listingLines(output)) {
    const [, section] = /^AVFoundation (video|audio) devices:$/.exec(line) ?? []
    if (section) {
      isAudio = section === 'audio'
      names = []
    }
    const [, index, name] = /^\[(\d+)\] (.+)$/.exec(line) ?? []
    if (index === undefined || name === undefined) continue
    devices.push({ kind: isAudio ? 'microphone' : kindOf(name), device: deviceOf(index, name, names), name, modes: [] })
    names.push(name)
  }
  return devices
}

const kindOf = (name: string) => (/^Capture screen \d+$/.test(name) ? 'screen' : 'camera')

/**
 * The name stays the same when another device comes or goes, its place in the list does not. ffmpeg can't take every name:
 * it reads a number as a place, ends at a colon, and takes the first device that begins with what it is given.
 */
function deviceOf(index: string, name: string, before: readonly string[]): string {
  const isTaken = before.some((other) => other.startsWith(name))
  return isTaken || name.includes(':') || /^\s*[-+]?\d|^(?:none|default)/.test(name) ? index : name
}
