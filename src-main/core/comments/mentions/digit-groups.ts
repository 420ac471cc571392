/** Runs of digit groups that may be one number: cards and telephones are written in groups. Pure; linear in the text. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  /** What stands between it and the group before; empty for the first of a run. */
  readonly joint: string
}

const DIGITS = /[0-9]+/g
/** Of one number: spaces, hyphens, dots, slashes and brackets, two at most. */
const JOINT = /^[ .()/\u00a0\u2010-\u2013-]{1,2}$/

/** `text`: with ASCII digits. */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = []
  let end = -1
  for (const { 0: digits, index: start } of text.matchAll(DIGITS)) {
    const joint = text.slice(end, start)
    const run = runs.at(-1)
    const group = { start, end: start + digits.length, joint: run && JOINT.test(joint) ? joint : '' }
    if (run && group.joint !== '') run.push(group)
    else runs.push([group])
    end = group.end
  }
  return runs
}

/** "+225 07 12 34 56 78". */
const MAX_GROUPS = 6

export const countDigits = (groups: readonly DigitGroup[]): number =>
  groups.reduce((sum, { start, end }) => sum + end - start, 0)

/** The longest groups on end, from each place, that `accepts`; none overlaps another. */
export function findGroups(
  run: readonly DigitGroup[],
  accepts: (groups: readonly DigitGroup[]) => boolean,
): (readonly DigitGroup[])[] {
  const found: (readonly DigitGroup[])[] = []
  for (let first = 0; first < run.length; ) {
    let length = Math.min(MAX_GROUPS, run.length - first)
    while (length > 0 && !accepts(run.slice(first, first + length))) length -= 1
    if (length > 0) found.push(run.slice(first, first + length))
    first += Math.max(1, length)
  }
  return found
}
