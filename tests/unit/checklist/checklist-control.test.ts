import { expect, onTestFinished, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { createChecklistControl } from '../../../src-main/core/checklist/checklist-control.ts'
import { createDestinations } from '../../../src-main/core/destinations/destination-commands.ts'
import type { PictureReading } from '../../../src-main/core/health/health-reading.ts'
import { lossWindow } from '../../../src-main/core/health/loss-window.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { recordingMedia } from '../media/recording-media.ts'

async function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const seen = { picture: { stillMs: 0, isBlack: false } as PictureReading, peakDb: -20 }
  const told: StudioEvent[] = []
  log.onEvent((_seq, event) => event.type === 'checklist.changed' && told.push(event))
  const control = createChecklistControl({
    clock,
    log,
    dataDir: tempDir(),
    destinations: createDestinations(log, recordingMedia().media, async () => new Set()),
    health: { picture: () => seen.picture, lastClockJump: () => null },
    builtAtMs: null,
  })
  onTestFinished(control.close)
  log.emit('source.changed', {
    source: { id: 's', kind: 'camera', name: 'Cam', device: '', sound: PLAIN_SOUND, state: { kind: 'running' } },
  })
  log.emit('programme.changed', { programme: { ...log.state.programme, activeSourceId: 's', slate: false } })

  const window = lossWindow(0, 300)
  const second = () => {
    for (let tenth = 0; tenth < 10; tenth++) {
      clock.advanceMs(100)
      log.emit('levels.measured', { levels: { programme: { peakDb: seen.peakDb, rmsDb: -30 } } })
    }
    const health = { rendering: window, encoding: window, network: window, encodeDelayMs: 40, avOffsetMs: 0 }
    log.emit('health.measured', {
      health: { ...health, atMs: clock.nowMs(), bitrateKbps: 1, cpuCores: 1, queues: [] },
    })
  }
  const seconds = (count: number) => {
    for (let index = 0; index < count; index++) second()
  }
  seconds(1)
  await control.commands['checklist.run']({})
  told.length = 0
  return { log, seen, told, seconds }
}

test('measuring tells nothing as long as nothing comes out otherwise', async () => {
  const { told, seconds } = await start()
  seconds(60)
  expect(told).toEqual([])
})

test('a picture that freezes and a sound that falls silent are told by themselves, once, and that they are back', async () => {
  const { log, seen, told, seconds } = await start()
  expect(log.state.checklist).toMatchObject({ source: { outcome: 'ok' }, sound: { outcome: 'ok' } })
  seen.picture = { stillMs: 15_000, isBlack: false }
  seen.peakDb = -100
  seconds(10)
  expect(log.state.checklist).toMatchObject({ source: { outcome: 'warn' }, sound: { outcome: 'warn' } })
  expect(told).toHaveLength(2)
  seen.picture = { stillMs: 0, isBlack: false }
  seen.peakDb = -20
  seconds(10)
  expect(log.state.checklist).toMatchObject({ source: { outcome: 'ok' }, sound: { outcome: 'ok' } })
  expect(told).toHaveLength(3)
})

test('during a show nothing is looked at', async () => {
  const { log, seen, told, seconds } = await start()
  log.emit('show.changed', { show: { kind: 'live', sessionId: 'a', title: '', clock: { startedAtMs: 0, speed: 1 } } })
  seen.peakDb = -100
  seconds(10)
  expect(told).toEqual([])
})
