import { describe, expect, test } from 'vitest'
import {
  accuracy,
  bootstrap,
  f1Of,
  groupScore,
  labelScores,
  macroF1,
  mean,
  middle95,
  type Pair,
  percentile,
  shuffled,
  wilson,
} from '../../eval/metrics.ts'

/** `truth>said` of each row. */
const pairs = (rows: string): Pair[] =>
  rows.split(' ').map((row) => ({ truth: row.split('>')[0] as string, said: row.split('>')[1] as string }))

describe('labels', () => {
  // a: 2 of 3 true ones found, 1 of 3 said ones wrong; b: 1 of 2 found, 1 of 2 wrong; c: 1 of 1 found, 0 of 1 wrong.
  const rows = pairs('a>a a>a a>b b>b b>a c>c')

  test('precision, recall and F1 by hand', () => {
    expect(labelScores(rows)).toEqual([
      { label: 'a', count: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 },
      { label: 'b', count: 2, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 },
      { label: 'c', count: 1, precision: 1, recall: 1, f1: 1 },
    ])
    expect(macroF1(rows)).toBeCloseTo((2 / 3 + 1 / 2 + 1) / 3, 12)
    expect(accuracy(rows)).toBeCloseTo(4 / 6, 12)
    expect(f1Of('b', rows)).toBe(1 / 2)
  })

  test('a label that is only said costs the true one its recall, and is no class of its own', () => {
    // a: precision 1, recall 1/2, F1 2/3.
    expect(macroF1(pairs('a>a a>x'))).toBeCloseTo(2 / 3, 12)
    expect(labelScores(pairs('a>a a>x'))[1]).toEqual({ label: 'x', count: 0, precision: 0, recall: 0, f1: 0 })
  })

  test('a label that is never said has an F1 of 0', () => {
    // a: precision 1/2, recall 1, F1 2/3; b: 0.
    expect(macroF1(pairs('a>a b>a'))).toBeCloseTo(1 / 3, 12)
  })

  test('of nothing there is no measure', () => {
    expect(macroF1([])).toBeNaN()
    expect(accuracy([])).toBeNaN()
    expect(f1Of('yes', pairs('no>no'))).toBeNaN()
  })
})

describe('groups', () => {
  test('the right groups under other names are perfect', () => {
    expect(groupScore(['a', 'a', 'b'], ['2', '2', '1'])).toEqual({
      homogeneity: 1,
      completeness: 1,
      v: 1,
      adjustedRand: 1,
    })
  })

  test('each its own group: nothing is mixed, and half of what is to say is said twice', () => {
    // H(truth) = ln 2, H(said) = ln 4, H(said | truth) = ln 2: completeness 1 - 1/2; v = 2 * 1 * 0.5 / 1.5.
    const { homogeneity, completeness, v } = groupScore(['a', 'a', 'b', 'b'], ['1', '2', '3', '4'])
    expect(homogeneity).toBeCloseTo(1, 12)
    expect(completeness).toBeCloseTo(1 / 2, 12)
    expect(v).toBeCloseTo(2 / 3, 12)
  })

  test('all in one group is complete and says nothing', () => {
    const score = groupScore(['a', 'a', 'b', 'b'], ['1', '1', '1', '1'])
    expect(score).toEqual({ homogeneity: 0, completeness: 1, v: 0, adjustedRand: 0 })
  })

  test('one question in the wrong group, by hand', () => {
    // Groups {a, a, b} and {b}: H(truth) = ln 2; H(truth | said) = 3/4 * H(2/3, 1/3).
    const mixed = -(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3)
    const homogeneity = 1 - (0.75 * mixed) / Math.log(2)
    // H(said) = H(3/4, 1/4); H(said | truth) = 1/2 * ln 2.
    const said = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25)
    const completeness = 1 - (0.5 * Math.log(2)) / said
    const score = groupScore(['a', 'a', 'b', 'b'], ['1', '1', '1', '2'])
    expect(score.homogeneity).toBeCloseTo(homogeneity, 12)
    expect(score.completeness).toBeCloseTo(completeness, 12)
    expect(score.v).toBeCloseTo((2 * homogeneity * completeness) / (homogeneity + completeness), 12)
  })

  test('adjusted Rand index by hand: chance is 0, less than chance is negative', () => {
    // 3 + 3 true pairs, {a, a, b} {a} {b, b}: 3 + 1 said, 1 + 1 both; of 15 pairs, by chance 6 * 4 / 15 = 1.6, at most 5.
    const rand = groupScore(['a', 'a', 'a', 'b', 'b', 'b'], ['1', '1', '2', '1', '3', '3']).adjustedRand
    expect(rand).toBeCloseTo((2 - 1.6) / (5 - 1.6), 12)
    expect(groupScore(['a', 'a', 'b', 'b'], ['1', '2', '3', '4']).adjustedRand).toBe(0)
    // No pair is right; by chance 2 * 2 / 6, at most 2.
    expect(groupScore(['a', 'a', 'b', 'b'], ['1', '2', '1', '2']).adjustedRand).toBeCloseTo(
      (0 - 2 / 3) / (2 - 2 / 3),
      12,
    )
  })

  test('names that hold each other are not confused', () => {
    expect(groupScore(['a', 'a,b'], ['b,c', 'c']).v).toBeCloseTo(1, 12)
  })
})

describe('intervals', () => {
  test('percentiles lie between the two nearest values', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(percentile([10, 20], 0.25)).toBe(12.5)
    expect(percentile([], 0.5)).toBeNaN()
    expect(middle95(Array.from({ length: 41 }, (_, at) => at))).toEqual({ low: 1, high: 39 })
  })

  test('Wilson: 8 of 10 and 10 of 10, as published tables have them', () => {
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4)
    expect(wilson(8, 10).high).toBeCloseTo(0.9433, 4)
    expect(wilson(10, 10).low).toBeCloseTo(0.7225, 4)
    expect(wilson(10, 10).high).toBeCloseTo(1, 12)
  })

  test('the bootstrap of a share agrees with its normal interval, and comes out the same again', () => {
    const rows = Array.from({ length: 400 }, (_, at) => (at < 200 ? 1 : 0))
    const measure = ([drawn = []]: readonly (readonly number[])[]) => mean(drawn)
    const { low, high } = bootstrap([rows], measure)
    // 1.96 * sqrt(0.25 / 400) = 0.049
    expect(low).toBeCloseTo(0.451, 1.5)
    expect(high).toBeCloseTo(0.549, 1.5)
    expect(bootstrap([rows], measure)).toEqual({ low, high })
  })

  test('strata keep their sizes', () => {
    const sizes = new Set<string>()
    bootstrap([[1, 2, 3], [4]], (drawn) => sizes.add(drawn.map(({ length }) => length).join()).size, { times: 50 })
    expect([...sizes]).toEqual(['3,1'])
  })

  test('draws that can not be measured are left out', () => {
    const first = ([drawn = []]: readonly (readonly number[])[]) => (drawn[0] === 1 ? Number.NaN : 7)
    expect(bootstrap([[1, 2]], first)).toEqual({ low: 7, high: 7 })
  })
})

test('a shuffle loses nothing, differs by seed, and is the same again', () => {
  const values = Array.from({ length: 50 }, (_, at) => at)
  expect(shuffled(values, 1).toSorted((a, b) => a - b)).toEqual(values)
  expect(shuffled(values, 1)).toEqual(shuffled(values, 1))
  expect(shuffled(values, 1)).not.toEqual(shuffled(values, 2))
})
