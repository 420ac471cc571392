import { expect, test } from 'vitest'
import type { EncoderState } from '../../../src-main/contract/state.ts'
import { createEncoderStates } from '../../../src-main/core/encode/encoder-states.ts'

const starting: EncoderState = { kind: 'starting', encoder: 'libx264' }
const running: EncoderState = { kind: 'running', encoder: 'libx264' }
const retrying: EncoderState = {
  kind: 'retrying',
  encoder: 'libx264',
  error: { code: 'encoder.failed', details: { encoder: 'libx264', reason: '' } },
}

test('the host is told of trouble in either shape, and of the main one again when it is over', () => {
  const told: string[] = []
  const take = createEncoderStates(({ kind }) => told.push(kind))
  take(0, starting)
  take(1, { ...starting })
  take(0, running)
  expect(told).toEqual(['starting', 'starting'])
  take(1, { ...running })
  take(1, retrying)
  take(0, { ...running })
  take(1, starting)
  take(1, running)
  expect(told.slice(2)).toEqual(['running', 'retrying', 'starting', 'running'])
})
