import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { Destination } from '../../../src-main/contract/state.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { DestinationDetail } = await import('../../../src-renderer/cockpit/stage/destination-detail.tsx')

const markup = (change: Partial<Destination>) => {
  const destination: Destination = {
    id: 'd',
    name: 'Mine',
    platform: 'custom',
    shape: 'wide',
    url: 'rtmp://x/***',
    state: { kind: 'live', sinceMs: 0 },
    counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
    ...change,
  }
  return renderToStaticMarkup(<DestinationDetail destination={destination} onRetry={() => {}} />)
}

test('a destination that is well says nothing more', () => {
  expect(markup({})).toBe('')
})

test('one that is away says why and can be tried at once; one without its key says what to do', () => {
  const error = { code: 'destination.unreachable', details: { name: 'Mine', reason: 'refused' } } as const
  const away = markup({ state: { kind: 'retrying', error, retryAtMs: 0 } })
  expect(away).toContain('data-testid="retry-destination"')
  expect(away).toContain('refused')
  const keyless = { code: 'destination.key-missing', details: { name: 'Mine', reason: 'locked' } } as const
  expect(markup({ state: { kind: 'stopped', error: keyless } })).toContain('data-code="destination.key-missing"')
})

test('what it lost stands below it', () => {
  expect(markup({ counters: { bytes: 0, frames: 0, reconnects: 2, droppedFrames: 1_800 } })).toMatch(/1,800.*2/)
})
