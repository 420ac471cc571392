import { type PictureFormat, type Shape, shapeOf } from '../../../contract/picture.ts'
import { PLATFORMS, type Platform, type PlatformId } from '../../../contract/platforms.ts'
import type { LocalisedText } from '../../../contract/text.ts'

/**
 * In: the programme and where it goes. Out: a sentence for everything a platform says it does not take, with what to do.
 * Pure; knows rules, never the wire. What a platform says nothing about is not judged.
 */
export interface AdvisedDestination {
  readonly name: string
  readonly platform: PlatformId
  readonly shape: Shape
  /** Redacted or not: only its scheme counts. */
  readonly url: string
}

export interface AdvisedProgramme extends PictureFormat {
  readonly second: PictureFormat | null
}

export function platformAdvice(
  programme: AdvisedProgramme,
  destinations: readonly AdvisedDestination[],
): readonly LocalisedText[] {
  return destinations.flatMap((destination) => {
    const platform = PLATFORMS[destination.platform]
    const picture = pictureFor(programme, destination.shape)
    return [protocolAdvice(destination, platform), pictureAdvice(destination.name, platform, picture)].filter(
      (sentence) => sentence !== null,
    )
  })
}

/** The programme in the shape that was asked for, else the main one. */
const pictureFor = ({ second, ...main }: AdvisedProgramme, shape: Shape): PictureFormat =>
  second && shapeOf(main) !== shape ? second : main

function protocolAdvice({ name, url }: AdvisedDestination, { protocols }: Platform): LocalisedText | null {
  const protocol = url.split(':', 1)[0]?.toLowerCase()
  if (protocols.some((allowed) => allowed === protocol)) return null
  const allowed = protocols.map((each) => each.toUpperCase())
  return {
    en: `${name} takes ${allowed.join(' or ')} only. Enter its address again with ${protocols[0]}://.`,
    'zh-CN': `${name} 只接受 ${allowed.join(' 或 ')}。请用 ${protocols[0]}:// 地址重新添加。`,
  }
}

function pictureAdvice(name: string, { pictures }: Platform, picture: PictureFormat): LocalisedText | null {
  const largest = pictures.at(-1)
  if (!largest) return null
  const { width, height, fps, bitrateKbps } = picture
  const lines = Math.min(width, height)
  const limit = pictures.find((row) => lines <= row.lines && fps <= row.fps)
  if (!limit) {
    const most = `${largest.lines}p${largest.fps}`
    return {
      en: `${name} takes at most ${most}; the programme is ${lines}p${fps}. Choose a smaller picture.`,
      'zh-CN': `${name} 最高接受 ${most}，当前节目为 ${lines}p${fps}。请选择更小的画面。`,
    }
  }
  if (bitrateKbps <= limit.maxKbps) return null
  return {
    en: `${name} takes at most ${limit.maxKbps} kb/s at ${lines}p${fps}; the programme has ${bitrateKbps}. Lower the bitrate.`,
    'zh-CN': `${name} 在 ${lines}p${fps} 下最高接受 ${limit.maxKbps} kb/s，当前节目为 ${bitrateKbps} kb/s。请降低码率。`,
  }
}
