import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultRunPath, loadRunOfShow } from '../../../src-main/core/rhythm/load-run-of-show.ts'
import { tempDir } from '../../support/temp-dir.ts'

const MINUTE_MS = 60_000

function load(yaml: string) {
  const path = join(tempDir(), 'run.yaml')
  writeFileSync(path, yaml)
  return loadRunOfShow(path)
}

function reasonFor(yaml: string): string {
  try {
    load(yaml)
  } catch (error) {
    expect(error).toMatchObject({ code: 'run-of-show.invalid' })
    return (error as { details: { reason: string } }).details.reason
  }
  return expect.fail('it was accepted')
}

const phase = (id: string, more = '') => `
  - id: ${id}
    title: ${id}
    minutes: 2
    purpose: sell
    interaction: high
    prompts:
      - { after: '1:30', say: second }
      - { after: '0:10', say: { en: first, zh-CN: 第一 } }${more}`

test('the default: five phases of an hour, each with prompts a host can say in both languages', () => {
  const { phases, cues } = loadRunOfShow(defaultRunPath('assets'))
  expect(phases.map(({ id, startsAtMs, endsAtMs }) => [id, startsAtMs / MINUTE_MS, endsAtMs / MINUTE_MS])).toEqual([
    ['warm-up', 0, 5],
    ['explain', 5, 20],
    ['deep-interest', 20, 35],
    ['sprint', 35, 45],
    ['wrap-up', 45, 60],
  ])
  expect(cues[0]?.dueAtMs).toBe(10_000)
  for (const { id, startsAtMs, endsAtMs } of phases) {
    const own = cues.filter(({ phaseId }) => phaseId === id)
    expect(own.length).toBeGreaterThanOrEqual(4)
    for (const { dueAtMs, text } of own) {
      expect(dueAtMs).toBeGreaterThanOrEqual(startsAtMs)
      expect(dueAtMs).toBeLessThan(endsAtMs)
      expect(text['zh-CN']).toMatch(/\p{sc=Han}/u)
      expect(text.en).not.toMatch(/\p{sc=Han}/u)
    }
  }
  expect(cues.map(({ dueAtMs }) => dueAtMs)).toEqual(cues.map(({ dueAtMs }) => dueAtMs).sort((a, b) => a - b))
  expect(new Set(cues.map(({ id }) => id)).size).toBe(cues.length)
})

test('phases follow one another, prompts come in order of time, one sentence stands for both languages', () => {
  const { title, phases, cues } = load(`title: Mine\nphases:${phase('one')}${phase('two')}`)
  expect(title).toEqual({ en: 'Mine', 'zh-CN': 'Mine' })
  expect(phases.map(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs])).toEqual([
    [0, 120_000],
    [120_000, 240_000],
  ])
  expect(cues.map(({ id, text, dueAtMs }) => [id, text['zh-CN'], dueAtMs])).toEqual([
    ['one-1', '第一', 10_000],
    ['one-2', 'second', 90_000],
    ['two-1', '第一', 130_000],
    ['two-2', 'second', 210_000],
  ])
})

test.each([
  ['an open quote', 'title: "oops\nphases: []\n', /^line \d: /],
  ['no phases', 'title: T\nphases: []\n', /^line 2: phases: /],
  ['an unknown key', `title: T\nphases:${phase('one', '\n    colour: red')}`, /^line 3: phases\.0: .*colour/],
  [
    'a phase of no time',
    `title: T\nphases:${phase('one').replace('minutes: 2', 'minutes: 0')}`,
    /^line 5: phases\.0\.minutes: /,
  ],
  [
    'a prompt after its phase',
    `title: T\nphases:${phase('one').replace('1:30', '2:00')}`,
    /^line 9: .*within the 2 minutes/,
  ],
  ['a prompt at no time', `title: T\nphases:${phase('one').replace("'1:30'", 'soon')}`, /^line 9: .*minutes:seconds/],
  [
    'the same phase twice',
    `title: T\nphases:${phase('one')}${phase('one')}`,
    /^line 11: phases\.1\.id: "one" is used twice/,
  ],
  ['a sentence in one language', `title: { en: T }\nphases:${phase('one')}`, /^line 1: title: must be a sentence/],
  ['another file altogether', 'hello', /^line 1: /],
  ['an empty file', '', /^line 1: /],
])('%s is refused with its line and the reason', (_what, yaml, reason) => {
  expect(reasonFor(yaml)).toMatch(reason)
})

test('a missing file is refused with the reason', () => {
  expect(() => loadRunOfShow('/nowhere/run.yaml')).toThrow(
    expect.objectContaining({ details: { path: '/nowhere/run.yaml', reason: 'no such file or directory' } }),
  )
})
