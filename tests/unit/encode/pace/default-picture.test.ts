import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../../src-main/contract/picture.ts'
import { type DefaultPicture, defaultPicture } from '../../../../src-main/core/encode/pace/default-picture.ts'
import { createDefaultPicture } from '../../../../src-main/core/encode/pace/default-picture-control.ts'
import { movingPictures } from '../../../../src-main/core/encode/pace/moving-pictures.ts'
import { keepPace, readPace } from '../../../../src-main/core/encode/pace/pace-cache.ts'
import type { MediaCommand } from '../../../../src-main/core/media/media-protocol.ts'
import { beginWith, createPictureControl } from '../../../../src-main/core/programme/picture-commands.ts'
import { createStateLog } from '../../../../src-main/core/state-log.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { tempDir } from '../../../support/temp-dir.ts'

const FAST = { encoder: 'h264_nvenc', pace: 4.2 }
const SLOW = { encoder: 'libx264', pace: 1.1 }

function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const sent: MediaCommand[] = []
  const media = { send: (command: MediaCommand) => void sent.push(command), close: async () => {} }
  const picture = createPictureControl({ log, media, onRestart: () => {} })
  const kept: unknown[] = []
  const control = createDefaultPicture({
    clock,
    log,
    media,
    keep: (pace) => kept.push(pace),
    suggest: picture.suggest,
  })
  const goLive = () => log.emit('show.changed', { show: { kind: 'starting', sessionId: 's', title: 't' } })
  const end = () => log.emit('show.changed', { show: { kind: 'off', lastSessionId: 's' } })
  return { clock, log, sent, picture, control, kept, goLive, end }
}

const kinds = (sent: readonly MediaCommand[]) => sent.map(({ kind }) => kind)

test.each([
  [1.29, 720],
  [1.3, 1080],
  [0.4, 720],
  [6, 1080],
])('%f times real time: %i lines', (pace, lines) => {
  const { reason, ...picture } = defaultPicture({ encoder: 'libx264', pace })
  expect(picture).toEqual({ lines })
  for (const text of Object.values(reason)) expect(text).toContain('libx264')
})

test('measured once, when the start is over; a fast computer goes to 1080p30 and says why', () => {
  const { clock, log, sent, control, kept } = start()
  clock.advanceMs(9_000)
  expect(sent).toEqual([])
  clock.advanceMs(60_000)
  expect(sent).toEqual([{ kind: 'measurePace' }])
  control.onMeasured(FAST)
  expect(kept).toEqual([FAST])
  expect(log.state.programme).toMatchObject({
    width: 1920,
    height: 1080,
    fps: 30,
    bitrateKbps: 4_500,
    ...DEFAULT_ENCODE,
  })
  expect(log.state.programme.sizeReason?.en).toContain('h264_nvenc')
  expect(log.state.bitrate.currentKbps).toBe(4_500)
  expect(kinds(sent)).toEqual(['measurePace', 'configure'])
})

test('a slow computer stays at 720p30, opens nothing anew, and says why', () => {
  const { log, sent, control } = start()
  control.onMeasured(SLOW)
  expect(log.state.programme).toMatchObject({ height: 720, sizeReason: { en: expect.stringContaining('1.1') } })
  expect(sent).toEqual([])
})

test('the host’s own choice stays', async () => {
  const { log, control, picture } = start()
  await picture.commands['programme.configure']({
    shape: 'wide',
    lines: 720,
    fps: 25,
    second: false,
    ...DEFAULT_ENCODE,
  })
  control.onMeasured(FAST)
  expect(log.state.programme).toMatchObject({ height: 720, fps: 25, sizeReason: null })
})

test('nothing is measured or changed during a show', () => {
  const { clock, log, sent, control, goLive, end } = start()
  goLive()
  clock.advanceMs(60_000)
  control.onMeasured(FAST)
  expect(sent).toEqual([])
  expect(log.state.programme.height).toBe(720)
  end()
  clock.advanceMs(10_000)
  expect(kinds(sent)).toEqual(['measurePace'])
})

test('a studio that is closed measures nothing', () => {
  const { clock, control } = start()
  control.close()
  expect(clock.waiting).toBe(0)
})

test('what an earlier start found is there before anything runs', () => {
  const log = createStateLog(manualClock())
  const found: DefaultPicture = defaultPicture(FAST)
  beginWith(log, found)
  expect(log.state.programme).toMatchObject({ height: 1080, second: null, sizeReason: found.reason })
})

test('a pace is kept for its key alone', () => {
  const dir = tempDir()
  expect(readPace(dir, 'one')).toBeNull()
  keepPace(dir, 'one', FAST)
  expect(readPace(dir, 'one')).toEqual(FAST)
  expect(readPace(dir, 'other')).toBeNull()
})

test('the pictures differ from each other, and are grainy', () => {
  const [first, second] = movingPictures(
    { width: 64, height: 32, fps: 30, bitrateKbps: 100, ...DEFAULT_ENCODE },
    2,
  ) as [Buffer, Buffer]
  const luma = [...first.subarray(0, 64 * 32)]
  const differing = luma.filter((value, at) => Math.abs(value - (second[at] as number)) > 2)
  expect(differing.length).toBeGreaterThan(luma.length / 2)
  expect(new Set(luma).size).toBeGreaterThan(16)
})
