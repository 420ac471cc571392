import type { CaptureDevice } from '../../../contract/devices.ts'

/** `* alsa_input.usb-Blue_Yeti [Yeti Stereo Microphone] (audio)`: the star marks the default; the end came with ffmpeg 5. */
const SOURCE = /^([* ]) (\S+) \[(.*)\](?: \([a-z, ]*\))?$/

/** In: `ffmpeg -sources pulse`. Out: the default first, and what only echoes the computer's own sound last. */
export function parsePulseSources(output: string): CaptureDevice[] {
  const sources = output.split(/\r?\n/).flatMap((line) => {
    const [, mark, device, name] = SOURCE.exec(line) ?? []
    if (device === undefined) return []
    const rank = device.endsWith('.monitor') ? 2 : mark === '*' ? 0 : 1
    return [{ rank, source: { kind: 'microphone' as const, device, name: name || device, modes: [] } }]
  })
  return sources.sort((a, b) => a.rank - b.rank).map(({ source }) => source)
}
