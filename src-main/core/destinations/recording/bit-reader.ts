/** Reads the bits of a NAL unit in order; past its end every bit is an error. */
export interface BitReader {
  bits(count: number): number
  /** Exp-Golomb, ITU-T H.264 9.1: `ue(v)` and `se(v)`. */
  unsigned(): number
  signed(): number
}

const LONGEST_PREFIX = 32

export function createBitReader(bytes: Buffer): BitReader {
  let at = 0

  function bit(): number {
    const byte = bytes[at >> 3]
    if (byte === undefined) throw new RangeError('the parameter set ends too soon')
    const value = (byte >> (7 - (at & 7))) & 1
    at += 1
    return value
  }
  function bits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) value = value * 2 + bit()
    return value
  }
  function unsigned(): number {
    let zeros = 0
    while (bit() === 0) {
      zeros += 1
      if (zeros > LONGEST_PREFIX) throw new RangeError('no Exp-Golomb code')
    }
    return 2 ** zeros - 1 + bits(zeros)
  }

  return {
    bits,
    unsigned,
    signed() {
      const code = unsigned()
      return code % 2 === 1 ? (code + 1) / 2 : -code / 2
    },
  }
}

/** A NAL unit as it was before the bytes that keep start codes out of it were put in (H.264 7.4.1.1). */
export function withoutEmulationPrevention(nal: Buffer): Buffer {
  const kept: number[] = []
  for (const [index, byte] of nal.entries()) {
    if (byte === 3 && nal[index - 1] === 0 && nal[index - 2] === 0) continue
    kept.push(byte)
  }
  return Buffer.from(kept)
}
