import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Destination } from '../../../src-main/contract/state.ts'
import { DestinationDetail } from '../../../src-renderer/cockpit/stage/destination-detail.tsx'

const destination = (state: Destination['state']): Destination => ({
  id: 'd1',
  name: 'Shop',
  platform: 'shopee',
  shape: 'tall',
  url: 'rtmp://shop/app/***',
  state,
  counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
})
const said = (state: Destination['state']) =>
  renderToStaticMarkup(<DestinationDetail destination={destination(state)} onRetry={() => {}} />)

test('a destination that is listed without its key says why; one that the host stopped says nothing', () => {
  const error = { code: 'destination.key-missing', details: { name: 'Shop', reason: 'the keyring is locked' } } as const
  expect(said({ kind: 'stopped', error })).toContain('the keyring is locked')
  expect(said({ kind: 'stopped' })).toBe('')
})
