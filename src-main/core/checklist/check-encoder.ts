import { describeError } from '../../contract/errors.ts'
import type { Health } from '../../contract/health.ts'
import type { Check, StudioState } from '../../contract/state.ts'
import { fail, ok, warn } from './check.ts'

/** Viewers and the preview feel more than this. */
const SLOW_FROM_MS = 700

/** Whether the encoder runs, at the programme's pace, and why it is this one. Pure. */
export function checkEncoder({ encoder, programme, health }: StudioState): Check {
  if (encoder.kind === 'retrying') return { outcome: 'fail', text: describeError(encoder.error) }
  if (encoder.kind !== 'running') return warn('The encoder is starting.', '编码器正在启动。')
  const slow = health && checkPace(encoder.encoder, health)
  if (slow) return slow
  const picture = `${programme.width}×${programme.height}, ${programme.fps} fps, ${programme.bitrateKbps} kb/s`
  const reason = encoder.reason
  return ok(
    `${encoder.encoder} runs at ${picture}${reason ? `: ${reason.en}` : ''}.`,
    `${encoder.encoder} 正在以 ${picture} 编码${reason ? `：${reason['zh-CN']}` : ''}。`,
  )
}

function checkPace(encoder: string, { encoding, encodeDelayMs }: Health): Check | null {
  if (encoding.level !== 'ok') {
    const say = encoding.level === 'danger' ? fail : warn
    return say(
      `${encoder} is too slow: ${encoding.lost} of the last ${encoding.total} pictures were skipped. Choose a smaller picture, or close other programs.`,
      `${encoder} 太慢：最近 ${encoding.total} 帧中有 ${encoding.lost} 帧被跳过。请选择更小的画面尺寸，或关闭其他程序。`,
    )
  }
  if (encodeDelayMs === null || encodeDelayMs < SLOW_FROM_MS) return null
  const seconds = (encodeDelayMs / 1000).toFixed(1)
  return warn(
    `${encoder} is ${seconds} s behind the programme. Close other programs, or choose a smaller picture.`,
    `${encoder} 落后节目 ${seconds} 秒。请关闭其他程序，或选择更小的画面尺寸。`,
  )
}
