import type { LocalisedText } from '../../../contract/text.ts'

/** What was found out about 1080p30 on this computer. */
export interface Pace {
  readonly encoder: string
  /** Times real time. */
  readonly pace: number
}

export interface DefaultPicture {
  readonly lines: 720 | 1080
  readonly reason: LocalisedText
}

/** Thirty per cent of headroom: a busy moment must not cost pictures. */
const NEEDED_PACE = 1.3

/** 1080p30 where this computer sustains it, else 720p30, and why. Pure. */
export function defaultPicture({ encoder, pace }: Pace): DefaultPicture {
  const times = pace.toFixed(2)
  if (pace >= NEEDED_PACE)
    return {
      lines: 1080,
      reason: {
        en: `1080p30, because this computer encodes it ${times} times as fast as needed (${encoder}). Choose 720p30 if other programs run during the show.`,
        'zh-CN': `默认 1080p30：本机编码速度为所需的 ${times} 倍（${encoder}）。直播时若同时运行其他程序，请选择 720p30。`,
      },
    }
  return {
    lines: 720,
    reason: {
      en: `720p30, because this computer encodes 1080p30 only ${times} times as fast as needed (${encoder}), and ${NEEDED_PACE} leaves room for busy moments. You may still choose 1080p30.`,
      'zh-CN': `默认 720p30：本机编码 1080p30 的速度仅为所需的 ${times} 倍（${encoder}），需达到 ${NEEDED_PACE} 倍才有余量。您仍可选择 1080p30。`,
    },
  }
}
