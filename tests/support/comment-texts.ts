import { triageRows } from './triage-data.ts'

/** Whom a viewer may address: makes another text of the same words. */
const ADDRESSED = ['', ' @mia', ' @leo', ' @sofia', ' @kenji', ' @anh', ' @omar', ' @lena', ' @raj', ' @chloe']

/**
 * Texts of our own comments, the languages mixed, the same order every time. No two among the first hundred thousand are alike:
 * a studio that reads copies once would have less to do.
 */
export function shuffledTexts(): (index: number) => string {
  const texts = triageRows().map(({ text }) => text)
  // A step that shares no factor with their number reaches each once.
  const step = coprimeNear(Math.floor(texts.length * 0.618), texts.length)
  return (index) => {
    const round = Math.floor(index / texts.length) % ADDRESSED.length
    return `${texts[(index * step) % texts.length]}${ADDRESSED[round]}`
  }
}

function coprimeNear(start: number, count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.max(1, start)
  while (divisor(step, count) !== 1) step += 1
  return step
}
