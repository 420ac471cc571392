import { type EncoderChoice, type EncoderName, LADDER } from './encoder-choice.ts'
import { AMD, type Hardware, INTEL, NVIDIA } from './hardware.ts'

/**
 * The hardware encoders worth a try on this machine, in the ladder's order: those whose platform, device and (where
 * known) compiled-in code are there. libx264 is not among them: it is below them all, and needs no device. Pure.
 */
export function candidates(hardware: Hardware, compiled?: ReadonlySet<string>): EncoderChoice[] {
  return LADDER.filter((encoder) => compiled?.has(encoder) ?? true).flatMap((encoder) => choicesOf(encoder, hardware))
}

function choicesOf(encoder: EncoderName, hardware: Hardware): EncoderChoice[] {
  const { platform, renderNodes } = hardware
  const when = (there: boolean) => (there ? [{ encoder }] : [])
  switch (encoder) {
    case 'h264_videotoolbox':
      return when(platform === 'darwin')
    case 'h264_nvenc':
      return when(hardware.hasNvidia)
    case 'h264_qsv':
      return when(hardware.hasIntelRuntime || renderNodes.some(({ vendor }) => (vendor ?? INTEL) === INTEL))
    case 'h264_amf':
      return when(hardware.hasAmdRuntime || renderNodes.some(({ vendor }) => vendor === AMD))
    case 'h264_vaapi':
      return renderNodes.filter(({ vendor }) => vendor !== NVIDIA).map(({ path }) => ({ encoder, device: path }))
    case 'h264_v4l2m2m':
      return when(hardware.hasMemoryToMemory)
    case 'libx264':
      return []
  }
}
