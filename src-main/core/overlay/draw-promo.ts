import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { LocalisedText } from '../../contract/text.ts'
import { FONT_STACK } from './fonts.ts'
import type { OverlayRegion } from './overlay-region.ts'
import { rgbaToYuva420 } from './yuv.ts'

/** What the viewer reads on a countdown promo. */
export interface PromoPicture {
  readonly title: string
  readonly price: string
  readonly compareAt: string | null
  readonly countdown: string
  readonly ended: boolean
}

/** Viewers may read either language, so the end is said in both. */
const ENDED: LocalisedText = { en: 'Ended', 'zh-CN': '已结束' }
const COLOURS = {
  card: 'rgba(12, 14, 18, 0.88)',
  ink: '#f3f5f8',
  soft: '#aab3c0',
  accent: '#ffd166',
  line: '#ffd166',
  over: '#8a93a1',
}

/** Draws the card into the overlay region. Out: yuva420p bytes. */
export function drawPromo(promo: PromoPicture, region: OverlayRegion): Uint8Array {
  const { width, height } = region
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const unit = height / 12
  drawCard(context, region, unit, promo.ended)
  const timeWidth = drawCountdown(context, promo, region, unit)
  drawTexts(context, promo, width - timeWidth - unit * 4, region, unit)
  return rgbaToYuva420(context.getImageData(0, 0, width, height).data, width, height)
}

function drawCard(context: SKRSContext2D, { width, height }: OverlayRegion, unit: number, ended: boolean): void {
  context.fillStyle = COLOURS.card
  context.beginPath()
  context.roundRect(0, 0, width, height, unit * 1.4)
  context.fill()
  context.fillStyle = ended ? COLOURS.over : COLOURS.line
  context.beginPath()
  context.roundRect(0, 0, unit * 0.7, height, [unit * 1.4, 0, 0, unit * 1.4])
  context.fill()
}

/** Returns the width it took. */
function drawCountdown(
  context: SKRSContext2D,
  promo: PromoPicture,
  { width, height }: OverlayRegion,
  unit: number,
): number {
  const label = promo.ended ? `${ENDED.en} ${ENDED['zh-CN']}` : promo.countdown
  context.font = `700 ${promo.ended ? unit * 2.4 : unit * 5}px ${FONT_STACK}`
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  context.fillStyle = promo.ended ? COLOURS.over : COLOURS.accent
  context.fillText(label, width - unit * 1.4, height / 2)
  return context.measureText(label).width
}

function drawTexts(
  context: SKRSContext2D,
  promo: PromoPicture,
  room: number,
  { height }: OverlayRegion,
  unit: number,
): void {
  const left = unit * 2
  context.textAlign = 'left'
  context.fillStyle = COLOURS.ink
  context.font = `600 ${unit * 2.8}px ${FONT_STACK}`
  context.fillText(shorten(context, promo.title, room), left, height * 0.33)
  context.font = `700 ${unit * 2.8}px ${FONT_STACK}`
  context.fillText(promo.price, left, height * 0.68)
  if (promo.compareAt)
    drawStruckOut(context, promo.compareAt, left + context.measureText(`${promo.price}  `).width, height * 0.68, unit)
}

function drawStruckOut(context: SKRSContext2D, text: string, x: number, y: number, unit: number): void {
  context.font = `400 ${unit * 2.2}px ${FONT_STACK}`
  context.fillStyle = COLOURS.soft
  context.fillText(text, x, y)
  context.fillRect(x, y, context.measureText(text).width, Math.max(1, unit * 0.18))
}

/** The text, or as many of its characters as fit with an ellipsis. */
function shorten(context: SKRSContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  while (characters.length > 1 && context.measureText(`${characters.join('')}…`).width > room) characters.pop()
  return `${characters.join('')}…`
}
