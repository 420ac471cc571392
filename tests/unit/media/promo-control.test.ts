import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { overlayBytes, overlayRegion } from '../../../src-main/core/overlay/overlay-region.ts'
import { createPromoControl } from '../../../src-main/core/promos/promo-control.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { recordingMedia } from './recording-media.ts'

const format = { width: 640, height: 360, fps: 30, bitrateKbps: 1000, ...DEFAULT_ENCODE }
const offer = { title: 'Bracelet', priceMinor: 1299, currency: 'USD' }

function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  log.emit('show.changed', {
    show: { kind: 'live', sessionId: 's', title: '', clock: { startedAtMs: clock.nowMs(), speed: 1 } },
  })
  const { media, sentOf } = recordingMedia()
  const promo = createPromoControl({ clock, log, media, formats: () => [format] })
  const show = (durationSeconds: number) => promo.commands['promo.show']({ ...offer, durationSeconds })
  const newest = () => sentOf('setOverlay').at(-1)
  const phase = () => log.state.promo?.phase
  return { clock, log, promo, show, newest, phase, overlays: () => sentOf('setOverlay') }
}

test('is on air only when an encoded picture carried it', () => {
  const { clock, promo, show, newest, phase } = start()
  show(60)
  expect(phase()).toEqual({ kind: 'applying' })
  expect(newest()?.regions?.[0]).toHaveLength(overlayBytes(overlayRegion(format)))
  promo.acknowledge(newest()?.generation ?? 0, 123)
  expect(phase()).toEqual({ kind: 'onAir', firstTick: 123, sinceMs: clock.nowMs() })
})

test('is drawn again when its text changes and only then, and says that it has ended when pictures do', () => {
  const { clock, promo, show, newest, phase, overlays } = start()
  show(3)
  promo.acknowledge(newest()?.generation ?? 0, 10)
  clock.advanceMs(999)
  expect(overlays()).toHaveLength(1)
  clock.advanceMs(1)
  expect(overlays()).toHaveLength(2)
  clock.advanceMs(2_000)
  expect(overlays()).toHaveLength(4)
  expect(phase()?.kind).toBe('onAir')
  promo.acknowledge((newest()?.generation ?? 0) - 1, 90)
  expect(phase()?.kind).toBe('onAir')
  promo.acknowledge(newest()?.generation ?? 0, 100)
  expect(phase()).toEqual({ kind: 'ended', firstTick: 10 })
  clock.advanceMs(60_000)
  expect(overlays()).toHaveLength(4)
  expect(clock.waiting).toBe(0)
})

test('pictures of the promo before it do not put a new one on air', () => {
  const { promo, show, newest, phase } = start()
  show(60)
  const old = newest()?.generation ?? 0
  show(60)
  promo.acknowledge(old, 5)
  expect(phase()?.kind).toBe('applying')
  promo.acknowledge(newest()?.generation ?? 0, 6)
  expect(phase()?.kind).toBe('onAir')
})

test('hiding clears the region and stops the clock; there may be none to hide', () => {
  const { clock, log, promo, show, newest } = start()
  show(60)
  promo.commands['promo.hide']({})
  expect(newest()?.regions).toBeNull()
  expect(log.state.promo).toBeNull()
  expect(clock.waiting).toBe(0)
  promo.acknowledge(newest()?.generation ?? 0, 7)
  expect(log.state.promo).toBeNull()
  expect(() => promo.commands['promo.hide']({})).toThrow(expect.objectContaining({ code: 'promo.none' }))
  expect(() => promo.clear()).not.toThrow()
})

test('the deadline is a moment: a clock that was set right shows the right time', () => {
  const { clock, show, overlays } = start()
  show(3_600)
  clock.advanceMs(1_000)
  clock.jumpWallMs(3_590_000)
  clock.advanceMs(10_000)
  const drawn = overlays().length
  clock.advanceMs(60_000)
  expect(overlays().length).toBe(drawn)
})

test('off air no promo is shown, for no viewer would see it and no report hold it', () => {
  const { log, show, overlays } = start()
  log.emit('show.changed', { show: { kind: 'off', lastSessionId: 's' } })
  expect(() => show(60)).toThrow(/none is live/)
  expect(overlays()).toHaveLength(0)
})
