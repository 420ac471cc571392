import { createCanvas } from '@napi-rs/canvas'
import type { LocalisedText } from '../../contract/text.ts'
import { FONT_STACK } from '../overlay/fonts.ts'
import { rgbaToI420 } from '../overlay/yuv.ts'
import type { ProgrammeFormat } from './programme-format.ts'

const MESSAGE: LocalisedText = { en: 'Back in a moment', 'zh-CN': '马上回来' }

/** What viewers see while the active source delivers nothing, as one I420 frame. Viewers may read either language. */
export function drawSlate({ width, height }: ProgrammeFormat): Buffer {
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = '#12151b'
  context.fillRect(0, 0, width, height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = '#eceff4'
  context.font = `600 ${Math.round(height / 11)}px ${FONT_STACK}`
  context.fillText(MESSAGE['zh-CN'], width / 2, height * 0.45)
  context.fillStyle = '#9aa4b2'
  context.font = `400 ${Math.round(height / 18)}px ${FONT_STACK}`
  context.fillText(MESSAGE.en, width / 2, height * 0.57)
  return Buffer.from(rgbaToI420(context.getImageData(0, 0, width, height).data, width, height))
}
