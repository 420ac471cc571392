import { expect, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { type Destination, INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { streamVerdict } from '../../../src-renderer/cockpit/top-bar/stream-verdict.ts'
import { type ProgressSamples, streamRate, withProgress } from '../../../src-renderer/store/stream-health.ts'

const NO_COUNTERS = { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 }
const error = { code: 'destination.lost', details: {} } as const

const destination = (id: string, state: Destination['state']): Destination => ({
  id,
  name: id,
  url: 'rtmp://x/***',
  state,
  platform: 'custom',
  shape: 'wide',
  counters: NO_COUNTERS,
})
const progressed = (atMs: number, bytes: number, frames: number): StudioEvent => ({
  type: 'destination.progressed',
  atMs,
  destinationId: 'a',
  counters: { ...NO_COUNTERS, bytes, frames },
})
const measure = (...events: StudioEvent[]) => events.reduce(withProgress, {} as ProgressSamples)
const live = { a: destination('a', { kind: 'live', sinceMs: 0 }) }

test('frame rate and bitrate are measured from progress, not configured', () => {
  const samples = measure(progressed(0, 0, 0), progressed(1_000, 312_500, 30), progressed(2_000, 625_000, 60))
  expect(streamRate(samples, live, 2_100)).toEqual({ fps: 30, kbps: 2_500 })
})

test('old, single or non-live measurements say nothing', () => {
  const samples = measure(progressed(0, 0, 0), progressed(1_000, 312_500, 30))
  expect(streamRate(samples, live, 60_000)).toBeNull()
  expect(streamRate(measure(progressed(0, 1, 1)), live, 10)).toBeNull()
  const retrying = { a: destination('a', { kind: 'retrying', error, retryAtMs: 0 }) }
  expect(streamRate(samples, retrying, 1_100)).toBeNull()
})

test('counters that start again do not make a negative rate', () => {
  const samples = measure(progressed(0, 9e9, 9e5), progressed(500, 100, 10), progressed(1_500, 100_100, 40))
  expect(streamRate(samples, live, 1_600)).toEqual({ fps: 30, kbps: 800 })
})

test('the verdict names the worst thing: picture before destinations', () => {
  const tone = (change: object) => streamVerdict({ ...INITIAL_STATE, ...change }).tone
  const two = { ...live, b: destination('b', { kind: 'retrying', error, retryAtMs: 0 }) }
  expect(tone({ destinations: live })).toBe('ok')
  expect(tone({ destinations: two })).toBe('warn')
  expect(tone({ destinations: { b: two.b } })).toBe('fail')
  expect(tone({})).toBe('warn')
  expect(tone({ destinations: live, programme: { ...INITIAL_STATE.programme, slate: true } })).toBe('warn')
})
