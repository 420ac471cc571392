import { expect, test } from 'vitest'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { type CheckOutcome, INITIAL_STATE, type StudioState } from '../../../src-main/contract/state.ts'
import { nextStep } from '../../../src-renderer/cockpit/focus/next-step.ts'
import { readPromoDraft } from '../../../src-renderer/cockpit/promo/read-promo-draft.ts'

const check = (outcome: CheckOutcome) => ({ outcome, text: { en: '', 'zh-CN': '' } })
const source = {
  id: 's',
  kind: 'testcard',
  name: 's',
  device: '',
  sound: PLAIN_SOUND,
  state: { kind: 'running' },
} as const
const ready: StudioState = {
  ...INITIAL_STATE,
  sources: { s: source },
  destinations: {
    d: {
      id: 'd',
      name: 'd',
      platform: 'custom',
      shape: 'wide',
      url: '',
      state: { kind: 'off' },
      counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
    },
  },
  checklist: {
    ...INITIAL_STATE.checklist,
    source: check('ok'),
    encoder: check('ok'),
    destinations: check('warn'),
    disk: check('ok'),
  },
}

test('one step at a time: source, failed checks, destination, ready', () => {
  expect(nextStep(INITIAL_STATE)).toBe('needSource')
  expect(nextStep({ ...ready, checklist: { ...ready.checklist, disk: check('fail') } })).toBe('needChecks')
  expect(nextStep({ ...ready, destinations: {} })).toBe('needDestination')
  expect(nextStep(ready)).toBe('ready')
})

const draft = { title: ' Lamp ', price: '29.90', compareAt: '', currency: 'USD', minutes: '5' }

test('a promo draft becomes the command’s parameters', () => {
  expect(readPromoDraft(draft)).toEqual({
    ok: true,
    params: { title: 'Lamp', priceMinor: 2990, currency: 'USD', durationSeconds: 300 },
  })
  expect(readPromoDraft({ ...draft, compareAt: '45', minutes: '0,5' })).toMatchObject({
    params: { compareAtMinor: 4500, durationSeconds: 30 },
  })
})

test.each([
  [{ title: ' ' }, 'needTitle'],
  [{ price: 'free' }, 'badPrice'],
  [{ compareAt: '20' }, 'badCompareAt'],
  [{ minutes: '0' }, 'badMinutes'],
  [{ minutes: 'soon' }, 'badMinutes'],
  [{ minutes: '1441' }, 'badMinutes'],
])('%o is sent back as %s', (change, problem) => {
  expect(readPromoDraft({ ...draft, ...change })).toEqual({ ok: false, problem })
})
