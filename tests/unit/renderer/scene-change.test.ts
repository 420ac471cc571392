import { expect, test } from 'vitest'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { INITIAL_STATE, type Source, type SourceKind } from '../../../src-main/contract/state.ts'
import { nextStep } from '../../../src-renderer/cockpit/focus/next-step.ts'
import { layoutChange, productChoices } from '../../../src-renderer/cockpit/scene/scene-change.ts'

const source = (id: string, kind: SourceKind): Source => ({
  id,
  kind,
  name: id,
  device: '',
  sound: PLAIN_SOUND,
  state: { kind: 'running' },
})
const sources = { host: source('host', 'camera'), mic: source('mic', 'microphone'), table: source('table', 'camera') }
const programme = { ...INITIAL_STATE.programme, activeSourceId: 'host' }

test('the close-up is any picture but the host’s own; a microphone has none', () => {
  expect(productChoices(sources, programme).map(({ id }) => id)).toEqual(['table'])
  expect(nextStep({ ...INITIAL_STATE, sources: { mic: sources.mic } })).toBe('needSource')
})

test('a layout of two takes the first other picture when no close-up was chosen, and keeps a chosen one', () => {
  const choices = productChoices(sources, programme)
  expect(layoutChange('sideBySide', programme, choices, 'fade')).toEqual({
    layout: 'sideBySide',
    transition: 'fade',
    productSourceId: 'table',
  })
  const chosen = { ...programme, productSourceId: 'table' }
  expect(layoutChange('productFull', chosen, choices, 'cut')).toEqual({ layout: 'productFull', transition: 'cut' })
})

test('without a second picture only the host alone can be shown', () => {
  expect(layoutChange('pictureInPicture', programme, [], 'cut')).toBeNull()
  expect(layoutChange('full', programme, [], 'cut')).toEqual({ layout: 'full', transition: 'cut' })
})
