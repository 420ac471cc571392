import { expect, test } from 'vitest'
import {
  describeError,
  ERROR_TEXTS,
  type ErrorCode,
  StudioError,
  studioErrorInfoSchema,
  toStudioError,
} from '../../../src-main/contract/errors.ts'
import { LANGUAGES } from '../../../src-main/contract/text.ts'

const codes = Object.keys(ERROR_TEXTS) as ErrorCode[]
const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test.each(codes)('%s is said in both languages, with the same details', (code) => {
  const text = ERROR_TEXTS[code]
  for (const language of LANGUAGES) expect(text[language].trim().length).toBeGreaterThan(8)
  expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
  expect(text.en).not.toMatch(/\p{Script=Han}/u)
  expect(new Set(placeholders(text['zh-CN']))).toEqual(new Set(placeholders(text.en)))
})

test.each(codes)('%s says what happened, what still works and what to do, in whole sentences', (code) => {
  const { en, 'zh-CN': zh } = ERROR_TEXTS[code]
  expect(en).toMatch(/^[A-Z{"].*[.:a-zA-Z]$/)
  expect(en.split(/[.;:] /).length).toBeGreaterThanOrEqual(2)
  expect(zh.split(/[。；：]/).length).toBeGreaterThanOrEqual(2)
})

test('details are filled in, in both languages, and once only', () => {
  const told = describeError({ code: 'source.stopped', details: { name: '{reason} $& cam', reason: 'unplugged' } })
  expect(told.en).toContain('"{reason} $& cam" stopped (unplugged)')
  expect(told['zh-CN']).toContain('“{reason} $& cam”中断（unplugged）')
})

test('a detail that is missing shows as its name, nothing breaks', () => {
  expect(describeError({ code: 'source.unknown', details: {} }).en).toContain('"{id}"')
})

test('the message is the English sentence; what crosses a border is code and details', () => {
  const cause = new Error('inner')
  const error = new StudioError('port.in-use', { port: '8080' }, { cause })
  expect(error.message).toContain('Port 8080 is in use')
  expect(error.cause).toBe(cause)
  expect(error.toInfo()).toEqual({ code: 'port.in-use', details: { port: '8080' } })
  expect(studioErrorInfoSchema.parse(JSON.parse(JSON.stringify(error.toInfo())))).toEqual(error.toInfo())
})

test.each([
  [new Error('boom'), 'boom'],
  ['boom', 'boom'],
  [undefined, 'undefined'],
])('whatever is thrown becomes one studio error', (thrown, reason) => {
  expect(toStudioError(thrown)).toMatchObject({ code: 'studio.internal', details: { reason } })
})

test('a studio error stays what it is', () => {
  const error = new StudioError('promo.none')
  expect(toStudioError(error)).toBe(error)
})
