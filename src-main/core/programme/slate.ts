import { createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import { StudioError } from '../../contract/errors.ts'
import type { LocalisedText } from '../../contract/text.ts'
import { FONT_STACK } from '../overlay/fonts.ts'
import { rgbaToI420 } from '../overlay/yuv.ts'
import type { ProgrammeFormat } from './programme-format.ts'

const MESSAGE: LocalisedText = { en: 'Back in a moment', 'zh-CN': '马上回来' }

/** The host's own picture, decoded. */
export type SlatePicture = Image

export interface SlateLook {
  /** Null: the built-in sentence in both languages. */
  readonly message: string | null
  readonly picture: SlatePicture | null
}

/** @throws StudioError slate.picture-unreadable when it is no picture, or cannot be read. */
export async function loadSlatePicture(path: string): Promise<SlatePicture> {
  try {
    return await loadImage(path)
  } catch (error) {
    throw new StudioError('slate.picture-unreadable', { path }, { cause: error })
  }
}

/** What viewers see while the active source delivers nothing, as one I420 frame. Viewers may read either language. */
export function drawSlate(format: ProgrammeFormat, look: SlateLook = { message: null, picture: null }): Buffer {
  const { width, height } = format
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = '#12151b'
  context.fillRect(0, 0, width, height)
  if (look.picture) drawCovering(context, look.picture, format)
  drawMessage(context, look, format)
  return Buffer.from(rgbaToI420(context.getImageData(0, 0, width, height).data, width, height))
}

/** The picture fills the frame; what does not fit is cut off evenly. */
function drawCovering(context: SKRSContext2D, picture: SlatePicture, { width, height }: ProgrammeFormat): void {
  const scale = Math.max(width / picture.width, height / picture.height)
  const [w, h] = [picture.width * scale, picture.height * scale]
  context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h)
}

function drawMessage(
  context: SKRSContext2D,
  { message, picture }: SlateLook,
  { width, height }: ProgrammeFormat,
): void {
  const unit = Math.min(width * 0.6, height)
  const lines = message === null ? [MESSAGE['zh-CN'], MESSAGE.en] : [message]
  if (picture && message === null) return
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  if (picture) drawBand(context, width, height, unit)
  for (const [index, line] of lines.entries()) {
    context.fillStyle = index === 0 ? '#eceff4' : '#9aa4b2'
    context.font = `${index === 0 ? 600 : 400} ${Math.round(unit / (index === 0 ? 11 : 18))}px ${FONT_STACK}`
    context.fillText(line, width / 2, middleOf(lines.length, index, height), width * 0.9)
  }
}

/** A dark band under the words, so that they can be read on any picture. */
function drawBand(context: SKRSContext2D, width: number, height: number, unit: number): void {
  context.fillStyle = 'rgba(12, 14, 18, 0.72)'
  context.fillRect(0, height * 0.5 - unit * 0.12, width, unit * 0.24)
}

const middleOf = (lines: number, index: number, height: number) =>
  lines === 1 ? height * 0.5 : height * (0.45 + 0.12 * index)
