import { expect, test } from 'vitest'
import { createBitrateControl } from '../../../../src-main/core/encode/bitrate/bitrate-control.ts'
import type { MediaCommand } from '../../../../src-main/core/media/media-protocol.ts'
import { createStateLog } from '../../../../src-main/core/state-log.ts'
import { manualClock } from '../../../support/manual-clock.ts'

const CALM = { waitingMs: 0, fill: 0, sentKbps: 2600 }

function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const sent: MediaCommand[] = []
  const control = createBitrateControl({ clock, log, media: { send: (command) => void sent.push(command) } })
  const add = (id: string, name: string, isLive = true) =>
    log.emit('destination.changed', {
      destination: {
        id,
        name,
        platform: 'custom',
        shape: 'wide',
        url: 'rtmp://here/***',
        state: isLive ? { kind: 'live', sinceMs: 0 } : { kind: 'connecting' },
        counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
      },
    })
  /** A queue that grows by half of what passes, for some seconds. */
  function congest(id: string, seconds = 6): void {
    for (let waitingMs = 0; waitingMs < seconds * 500; waitingMs += 250) {
      clock.advanceMs(500)
      control.measured({ id, waitingMs, fill: 0.3, sentKbps: 1300 })
    }
  }
  add('a', 'Alpha')
  add('b', 'Beta')
  const { 'bitrate.set': set, 'bitrate.setPolicy': setPolicy } = control.commands
  return { clock, log, sent, control, add, congest, set, setPolicy }
}

test('a congested destination lowers the bitrate, and the state says why', () => {
  const { log, sent, congest } = start()
  congest('b')
  expect(sent).toEqual([{ kind: 'setBitrate', kbps: 996 }])
  expect(log.state.bitrate).toMatchObject({ currentKbps: 996, reason: { en: expect.stringContaining('Beta') } })
  expect(log.state.programme.bitrateKbps).toBe(2500)
})

test('one that is not on air lowers nothing', () => {
  const { sent, add, congest } = start()
  add('b', 'Beta', false)
  congest('b')
  congest('gone')
  expect(sent).toEqual([])
})

test('only the main destination counts where it is protected alone, and nobody where the bitrate is fixed', async () => {
  const { sent, congest, setPolicy } = start()
  await setPolicy({ policy: 'protectMain', mainDestinationId: 'a' })
  congest('b')
  expect(sent).toEqual([])
  congest('a')
  expect(sent).toHaveLength(1)
  await setPolicy({ policy: 'fixed', mainDestinationId: null })
  expect(sent.at(-1)).toEqual({ kind: 'setBitrate', kbps: 2500 })
  congest('a')
  expect(sent).toHaveLength(2)
})

test('a main destination must be one of the list', () => {
  const { setPolicy, log } = start()
  expect(() => setPolicy({ policy: 'protectMain', mainDestinationId: 'nobody' })).toThrow(/nobody/)
  expect(() => setPolicy({ policy: 'protectMain', mainDestinationId: null })).toThrow()
  expect(log.state.bitrate.policy).toBe('protectAll')
})

test('the host’s own setting holds at once, below or above, and nothing raises it again', async () => {
  const { clock, log, sent, control, congest, set } = start()
  congest('b')
  await set({ kbps: 800 })
  expect(sent.at(-1)).toEqual({ kind: 'setBitrate', kbps: 800 })
  expect(log.state.bitrate).toMatchObject({ currentKbps: 800, reason: null })
  expect(log.state.programme.bitrateKbps).toBe(800)
  for (let second = 0; second < 600; second++) {
    clock.advanceMs(1_000)
    control.measured({ id: 'b', ...CALM })
  }
  expect(log.state.bitrate.currentKbps).toBe(800)
  await set({ kbps: 4000 })
  expect(sent.at(-1)).toEqual({ kind: 'setBitrate', kbps: 4000 })
})

test('the host may choose what congestion had chosen: it is then the host’s', async () => {
  const { log, sent, congest, set } = start()
  congest('b')
  await set({ kbps: 996 })
  expect(log.state.bitrate).toMatchObject({ currentKbps: 996, reason: null })
  expect(sent).toHaveLength(1)
})

test('when the slow one is taken off the show, the recording alone lets the bitrate come back', () => {
  const { clock, log, control, congest } = start()
  congest('b')
  log.emit('destination.removed', { destinationId: 'b' })
  for (let second = 0; second < 600; second++) {
    clock.advanceMs(1_000)
    control.measured({ id: 'recording', ...CALM })
  }
  expect(log.state.bitrate).toMatchObject({ currentKbps: 2500, reason: null })
})

test('the next show begins with the host’s bitrate', () => {
  const { log, sent, control, congest } = start()
  congest('b')
  control.reset()
  expect(sent.at(-1)).toEqual({ kind: 'setBitrate', kbps: 2500 })
  expect(log.state.bitrate).toMatchObject({ currentKbps: 2500, reason: null })
})
