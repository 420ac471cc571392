import { expect, test } from 'vitest'
import { StudioError } from '../../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { createClipCommands } from '../../../src-main/core/destinations/recording/clip-commands.ts'
import { createMarkCommands } from '../../../src-main/core/session/mark-commands.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { recordingMedia } from '../media/recording-media.ts'

function stage() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const events: StudioEvent[] = []
  log.onEvent((_seq, event) => events.push(event))
  const { media, sentOf } = recordingMedia()
  const clips = createClipCommands({ clock, log, media, dataDir: '/data' })
  const marks = createMarkCommands({ clock, log })
  const goLive = (speed = 1) =>
    log.emit('show.changed', {
      show: { kind: 'live', sessionId: 's1', title: '', clock: { startedAtMs: clock.nowMs(), speed } },
    })
  return { clock, events, sentOf, clips, marks, goLive }
}

test('without a show there is no clip and no mark', () => {
  const { clips, marks } = stage()
  expect(() => clips.commands['clip.save']({ seconds: 60 })).toThrow(StudioError)
  expect(() => marks['mark.add']({ note: '' })).toThrow(StudioError)
})

test('a mark says when in the show it was set', () => {
  const { clock, events, marks, goLive } = stage()
  goLive(2)
  clock.advanceMs(30_000)
  marks['mark.add']({ note: 'sold out' })
  expect(events.at(-1)).toMatchObject({ type: 'mark.added', note: 'sold out', showMs: 60_000 })
})

test('a clip is answered when it is on disk; two in one second have two names', async () => {
  const { events, sentOf, clips, goLive } = stage()
  goLive()
  const wished = [clips.commands['clip.save']({ seconds: 60 }), clips.commands['clip.save']({ seconds: 30 })]
  const [first, second] = sentOf('saveClip')
  expect(first?.path).toMatch(/^\/data\/sessions\/s1\/clips\/clip-\d{6}\.mp4$/)
  expect(second?.path).toBe(first?.path.replace('.mp4', '-2.mp4'))
  clips.take({ kind: 'clipSaved', requestId: first?.requestId ?? '', seconds: 61 })
  expect(await wished[0]).toEqual({ path: first?.path, seconds: 61 })
  expect(events.at(-1)).toMatchObject({ type: 'clip.saved', path: first?.path, seconds: 61 })
  clips.take({
    kind: 'clipFailed',
    requestId: second?.requestId ?? '',
    error: { code: 'clip.disk-full', details: {} },
  })
  await expect(wished[1]).rejects.toMatchObject({ code: 'clip.disk-full' })
})

test('a media worker that dies leaves no clip waiting', async () => {
  const { clips, goLive } = stage()
  goLive()
  const wished = clips.commands['clip.save']({ seconds: 60 })
  clips.onLost(new StudioError('media.stopped', { reason: 'gone' }))
  await expect(wished).rejects.toMatchObject({ code: 'media.stopped' })
})
