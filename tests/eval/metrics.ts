/** Measures of labels and groups, written from their definitions: nothing of the product is in them. Pure; the same in, the same out. */

/** What is true of a row, and what was said of it. */
export interface Pair {
  readonly truth: string
  readonly said: string
}

export interface LabelScore {
  readonly label: string
  /** Rows of which it is true. */
  readonly count: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Every label that is true of a row or was said of one, in the order of the alphabet. Nothing said is a precision of 0. */
export function labelScores(pairs: readonly Pair[]): LabelScore[] {
  const counts = new Map<string, { hits: number; truths: number; saids: number }>()
  const entryOf = (label: string) => {
    const known = counts.get(label) ?? { hits: 0, truths: 0, saids: 0 }
    counts.set(label, known)
    return known
  }
  for (const { truth, said } of pairs) {
    entryOf(truth).truths += 1
    entryOf(said).saids += 1
    if (truth === said) entryOf(truth).hits += 1
  }
  return [...counts]
    .map(([label, { hits, truths, saids }]) => ({
      label,
      count: truths,
      precision: saids === 0 ? 0 : hits / saids,
      recall: truths === 0 ? 0 : hits / truths,
      f1: (2 * hits) / (truths + saids),
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}

/** Mean F1 of the labels that are true of a row: one that is only said, wrongly, costs the others their recall. NaN for no rows. */
export function macroF1(pairs: readonly Pair[]): number {
  return mean(
    labelScores(pairs)
      .filter(({ count }) => count > 0)
      .map(({ f1 }) => f1),
  )
}

/** F1 of one label; NaN when it is neither true nor said of any row. */
export function f1Of(label: string, pairs: readonly Pair[]): number {
  return labelScores(pairs).find((score) => score.label === label)?.f1 ?? Number.NaN
}

export function accuracy(pairs: readonly Pair[]): number {
  return mean(pairs.map(({ truth, said }) => (truth === said ? 1 : 0)))
}

/** 95 % of a share (Wilson 1927): holds for few rows and for shares of 0 and 1, where a bootstrap says that nothing is unsure. */
export function wilson(hits: number, count: number): Interval {
  const z = 1.959964
  const share = hits / count
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const half = (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * 95 % interval by bootstrap (Efron 1979, percentiles): rows are drawn anew with replacement, within each of `strata`, and
 * measured again. Draws that can't be measured are left out.
 */
export function bootstrap<T>(
  strata: readonly (readonly T[])[],
  measure: (strata: readonly (readonly T[])[]) => number,
  { times = 1000, seed = 1 }: { times?: number; seed?: number } = {},
): Interval {
  const random = seeded(seed)
  const drawn = (rows: readonly T[]) => rows.map(() => rows[Math.floor(random() * rows.length)] as T)
  const values = Array.from({ length: times }, () => measure(strata.map(drawn))).filter(Number.isFinite)
  return middle95(values)
}

/** From the 2.5th to the 97.5th percentile. */
export function middle95(values: readonly number[]): Interval {
  return { low: percentile(values, 0.025), high: percentile(values, 0.975) }
}

/** Between the two nearest values, as their distance says; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

export interface GroupScore {
  /** 1: no group holds questions of two kinds. */
  readonly homogeneity: number
  /** 1: no kind is spread over two groups. */
  readonly completeness: number
  /** Their harmonic mean. High for many small groups, however they are made: to be read beside that of each its own group. */
  readonly v: number
  /** Pairs that are rightly together, beyond what chance would bring together (Hubert and Arabie 1985); 0 for chance. */
  readonly adjustedRand: number
}

/** V-measure: Rosenberg and Hirschberg 2007, beta 1. `truth`: the kind of each row; `said`: its group. */
export function groupScore(truth: readonly string[], said: readonly string[]): GroupScore {
  const both = truth.map((kind, at) => JSON.stringify([kind, said[at]]))
  const [truths, saids, joint] = [entropy(truth), entropy(said), entropy(both)]
  // H(truth | said) = H(both) - H(said)
  const homogeneity = truths === 0 ? 1 : 1 - (joint - saids) / truths
  const completeness = saids === 0 ? 1 : 1 - (joint - truths) / saids
  const sum = homogeneity + completeness
  const v = sum === 0 ? 0 : (2 * homogeneity * completeness) / sum
  return {
    homogeneity,
    completeness,
    v,
    adjustedRand: adjustedRand(pairsWithin(truth), pairsWithin(said), pairsWithin(both), truth.length),
  }
}

function adjustedRand(truths: number, saids: number, both: number, count: number): number {
  const byChance = (truths * saids) / pairsAmong(count)
  const most = (truths + saids) / 2
  return most === byChance ? 1 : (both - byChance) / (most - byChance)
}

const pairsAmong = (count: number): number => (count * (count - 1)) / 2
const pairsWithin = (labels: readonly string[]): number =>
  countsOf(labels).reduce((sum, count) => sum + pairsAmong(count), 0)

/** In nats. */
function entropy(labels: readonly string[]): number {
  return countsOf(labels).reduce((sum, count) => sum - (count / labels.length) * Math.log(count / labels.length), 0)
}

function countsOf(labels: readonly string[]): number[] {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts.values()]
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length

/** Fisher and Yates, with numbers that are the same every time. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = seeded(seed)
  const mixed = [...values]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

/** Mulberry32: 0 to under 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
