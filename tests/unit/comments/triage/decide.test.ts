import { expect, test } from 'vitest'
import { decide } from '../../../../src-main/core/comments/triage/decide.ts'
import { EVERY_LABEL, type Labels, labelsIn, logitsOf } from '../../../support/label-models.ts'

const decided = (text: string, labels: Labels) => decide(text, logitsOf([{ ...EVERY_LABEL, ...labels }]), 0)

test('each head says its likeliest label, and how sure it is', () => {
  const triage = decided('how much', { topic: 'shipping' })
  expect(labelsIn(triage)).toEqual({
    lang: 'en',
    sentiment: 'neutral',
    intent: 'question',
    topic: 'shipping',
    urgent: false,
    toxic: false,
  })
  const e4 = Math.exp(4)
  expect(triage.scores.sentiment).toBeCloseTo(e4 / (e4 + 2), 4)
  expect(triage.scores.topic).toBeCloseTo(e4 / (e4 + 13), 4)
  expect(triage.scores.urgent).toBeCloseTo(e4 / (e4 + 1), 4)
})

test('a row is read at its own place', () => {
  const logits = logitsOf([EVERY_LABEL, { ...EVERY_LABEL, intent: 'praise', lang: 'th', toxic: 'yes' }])
  expect(decide('price', logits, 0)).toMatchObject({ intent: 'question', lang: 'en', toxic: false })
  expect(decide('สวย', logits, 1)).toMatchObject({ intent: 'praise', lang: 'th', toxic: true })
})

test('praise is positive and a complaint negative, whatever the model feels', () => {
  expect(decided('nice', { intent: 'praise', sentiment: 'negative' }).sentiment).toBe('positive')
  expect(decided('broken', { intent: 'complaint', sentiment: 'positive' }).sentiment).toBe('negative')
  expect(decided('why', { intent: 'objection', sentiment: 'positive' }).sentiment).toBe('positive')
})

test('of a text that is no live comment the model is believed', () => {
  const praise = { ...EVERY_LABEL, intent: 'praise', sentiment: 'negative' } as const
  const logits = { ...logitsOf([praise, praise]), live: Float32Array.of(0.4, 0.6) }
  expect(decide('nice', logits, 0).sentiment).toBe('negative')
  expect(decide('nice', logits, 1).sentiment).toBe('positive')
})

test.each([
  ['question', true],
  ['complaint', true],
  ['objection', true],
  ['request', true],
  ['spam_or_abuse', true],
  ['purchase_intent', false],
  ['praise', false],
  ['greeting', false],
  ['participation', false],
  ['other', false],
])('what is urgent as %s: %s', (intent, urgent) => {
  expect(decided('help me', { intent, urgent: 'yes' }).urgent).toBe(urgent)
})

test.each([
  '😍😍😍',
  '+1',
  '666',
  '@somebody',
  'https://shop.example/x',
  'www.shop.example',
  '1',
  'x',
  '???',
  '@ana.b 🔥 12',
])('%s is in no language, and that is certain', (text) => {
  const { lang, scores } = decided(text, { lang: 'fr' })
  expect([lang, scores.lang]).toEqual(['und', 1])
})

test.each(['ok', '好', 'か', '네', 'สี', 'ня', 'कर', 'see www.shop.example', '@ana hi', 'é\u0301'])(
  '%s may be in a language',
  (text) => {
    expect(decided(text, { lang: 'fr' }).lang).toBe('fr')
  },
)

test('an empty text says nothing, and no model is asked', () => {
  const logits = logitsOf([{ ...EVERY_LABEL, urgent: 'yes', toxic: 'yes' }])
  expect(decide('', logits, 0)).toMatchObject({ intent: 'other', lang: 'und', urgent: false, toxic: false })
})

test('what is no number is never chosen, and every score is one', () => {
  const logits = logitsOf([EVERY_LABEL])
  logits.intent.fill(Number.NaN, 0, 1)
  logits.sentiment.fill(Number.NaN)
  logits.topic.fill(Number.NEGATIVE_INFINITY)
  logits.lang.fill(1e30)
  const triage = decide('hello', logits, 0)
  expect(triage.intent).toBe('purchase_intent')
  for (const value of Object.values(labelsIn(triage))) expect(value).toBeDefined()
  for (const score of Object.values(triage.scores)) expect(score >= 0 && score <= 1).toBe(true)
})
