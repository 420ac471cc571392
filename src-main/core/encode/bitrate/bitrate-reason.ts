import type { LocalisedText } from '../../../contract/text.ts'
import { type AdaptedBitrate, lowestKbps } from './adapt-bitrate.ts'

/** Why the bitrate is below the host's, what it means and what comes next; null when it is the host's. Pure. */
export function bitrateReason({ cause, kbps, hostKbps, lastChange }: AdaptedBitrate): LocalisedText | null {
  if (!cause || kbps >= hostKbps) return null
  const { name, sentKbps } = cause
  if (lastChange === 'raised')
    return {
      en: `The connection to ${name} keeps up again: the bitrate goes up in steps, ${kbps} of ${hostKbps} kb/s now. Nothing needs to be done.`,
      'zh-CN': `与 ${name} 的连接已跟上：码率正逐步恢复，目前 ${kbps} / ${hostKbps} kb/s。无需操作。`,
    }
  if (kbps === lowestKbps(hostKbps))
    return {
      en: `The connection to ${name} carries only ${sentKbps} kb/s: the bitrate is at its lowest, ${kbps} instead of ${hostKbps} kb/s. The show goes on and ${name} may lose pictures. Use a better network, or stop ${name}.`,
      'zh-CN': `与 ${name} 的连接只能承载 ${sentKbps} kb/s：码率已降到最低 ${kbps} kb/s（设定 ${hostKbps} kb/s）。直播继续，${name} 可能丢帧。请换用更好的网络，或停止 ${name}。`,
    }
  return {
    en: `The connection to ${name} carries only ${sentKbps} kb/s: the bitrate is ${kbps} instead of ${hostKbps} kb/s, so that no pictures are lost there. It goes up again by itself.`,
    'zh-CN': `与 ${name} 的连接只能承载 ${sentKbps} kb/s：码率由 ${hostKbps} 降为 ${kbps} kb/s，以免丢帧。网络好转后会自动恢复。`,
  }
}
