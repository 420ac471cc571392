import type { LocalisedText } from '../../contract/text.ts'
import type { Probed } from './probe-cache.ts'

/** Why an encoder was chosen, for the cockpit, the checklist and the doctor. */
export const REASONS = {
  noHardware: {
    en: 'no hardware encoder was found on this computer',
    'zh-CN': '本机没有可用的硬件编码器',
  },
  testing: {
    en: 'the hardware of this computer is still being tested',
    'zh-CN': '正在测试本机的硬件编码器',
  },
  passed: {
    en: 'this hardware passed a test with the settings of a show',
    'zh-CN': '该硬件已通过直播设置测试',
  },
} as const satisfies Record<string, LocalisedText>

/** Why nothing better than libx264. */
export function softwareReason(probed: readonly Probed[]): LocalisedText {
  const failed = probed.filter(({ trouble }) => trouble !== null)
  if (failed.length === 0) return REASONS.noHardware
  return {
    en: `the hardware failed its test: ${failed.map(({ encoder, trouble }) => `${encoder} (${trouble})`).join(', ')}`,
    'zh-CN': `硬件未通过测试：${failed.map(({ encoder, trouble }) => `${encoder}（${trouble}）`).join('、')}`,
  }
}

/** `encoder` died and this one goes on in its place. */
export const tookOver = (encoder: string, reason: string): LocalisedText => ({
  en: `${encoder} stopped (${reason}), and this one took over`,
  'zh-CN': `${encoder} 已中断（${reason}），由它接替`,
})
