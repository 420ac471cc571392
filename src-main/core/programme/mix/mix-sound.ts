import { endianness } from 'node:os'
import type { SourceSound } from '../../../contract/sound.ts'

/** The sound of one source for one tick: s16le stereo, and how it is to be heard. */
export interface MixInput {
  readonly sound: Buffer
  readonly setting: Pick<SourceSound, 'gainDb' | 'muted'>
}

/** 20 dB are a factor of ten in amplitude. */
export const gainOf = (gainDb: number): number => 10 ** (gainDb / 20)

/**
 * The sum of all, exactly `bytes` long, clipped at full scale. One source at 0 dB passes through untouched. Pure.
 * Every machine this runs on is little-endian, as s16le is.
 */
export function mixSound(inputs: readonly MixInput[], bytes: number): Buffer {
  const heard = inputs.filter(({ setting }) => !setting.muted)
  const [only] = heard
  if (!only) return Buffer.alloc(bytes)
  if (heard.length === 1 && only.setting.gainDb === 0) return only.sound
  const sum = new Float32Array(bytes / 2)
  for (const { sound, setting } of heard) {
    const gain = gainOf(setting.gainDb)
    const samples = samplesOf(sound)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (samples[at] as number) * gain
  }
  const mixed = new Int16Array(sum.length)
  for (let at = 0; at < sum.length; at++) mixed[at] = Math.max(-32_768, Math.min(32_767, Math.round(sum[at] as number)))
  return Buffer.from(mixed.buffer)
}

/** The bytes as samples; copied only when they do not start at an even address. */
export function samplesOf(sound: Buffer): Int16Array {
  if (endianness() !== 'LE') throw new Error('s16le on a big-endian machine')
  const bytes = sound.byteOffset % 2 === 0 ? sound : Buffer.from(Uint8Array.from(sound).buffer)
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)
}
