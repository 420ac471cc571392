import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import type { DiskSpace } from '../../../src-main/core/destinations/recording/disk-space.ts'
import { createFinishing, removeUnfinished } from '../../../src-main/core/destinations/recording/finish/finishing.ts'
import type { OneShots } from '../../../src-main/core/ffmpeg/one-shots.ts'
import type { SessionReader } from '../../../src-main/core/session/session-reader.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { buildSession } from '../../support/build-session.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const MIB = 1024 * 1024
const ROOM: DiskSpace = { freeBytes: 1_000 * MIB, totalBytes: 10_000 * MIB }
const progress = (frames: number) => `frame=${frames}\nout_time_us=4000000\nprogress=end\n`

/** An ffmpeg that writes what the test says and finds so many pictures in a finished file. */
function stage({ space = ROOM, finishedPictures = 100, fails = false } = {}) {
  const dataDir = tempDir()
  const dir = join(dataDir, 'sessions', 's1')
  const part = join(dir, 'recording.mp4')
  mkdirSync(dir, { recursive: true })
  writeFileSync(part, 'as recorded')
  const log = createStateLog(manualClock())
  const events: StudioEvent[] = []
  log.onEvent((_seq, event) => events.push(event))
  const oneShots: OneShots = {
    async run(name, args) {
      const file = (args.findLast((arg) => arg.startsWith('file:')) ?? '').slice('file:'.length)
      if (name === 'measure') return progress(file.endsWith('.finishing') ? finishedPictures : 100)
      writeFileSync(file, 'plain')
      if (fails) throw new Error('No space left on device')
      return ''
    },
    close: async () => {},
  }
  const { events: journalled } = buildSession()
    .at(0, 'recording.changed', {
      recording: { kind: 'recording', path: part, bytes: 0, freeBytes: null, secondsToFull: null },
    })
    .at(10, 'recording.started', { path: part, firstPictureAtMs: 0 })
  const reader = { readEvents: () => journalled } as unknown as SessionReader
  const finishing = createFinishing({ log, reader, oneShots, dataDir, readSpace: async () => space })
  return { dataDir, dir, part, log, events, finishing, holds: () => readFileSync(part, 'utf8') }
}

/** Announced and begun, as at the end of a show. */
function run({ finishing }: ReturnType<typeof stage>): void {
  finishing.announce('s1')
  finishing.finish('s1')
}
const kinds = (events: readonly StudioEvent[]) =>
  events.map((event) => (event.type === 'recording.changed' ? event.recording.kind : event.type))

test('a part is replaced by its finished file once that was read from end to end', async () => {
  const show = stage()
  run(show)
  await expect.poll(() => kinds(show.events)).toEqual(['finishing', 'recording.finished', 'off'])
  expect(show.holds()).toBe('plain')
  expect(show.events).toContainEqual(
    expect.objectContaining({
      type: 'recording.finished',
      sessionId: 's1',
      path: show.part,
      bytes: 5,
      durationMs: 4000,
    }),
  )
})

test.each([
  ['a picture is missing', { finishedPictures: 99 }, '99 of 100 pictures'],
  ['ffmpeg fails', { fails: true }, 'No space left on device'],
  ['there is no room for two', { space: { freeBytes: MIB, totalBytes: 10_000 * MIB } }, 'MiB more on the disk'],
])('%s: the part stays as it was recorded, and a sentence says so', async (_what, trouble, reason) => {
  const show = stage(trouble)
  run(show)
  await expect.poll(() => kinds(show.events).at(-1)).toBe('off')
  expect(show.log.state.notice).toMatchObject({
    code: 'recording.not-finished',
    details: { path: show.part, reason: expect.stringContaining(reason) },
  })
  expect(show.holds()).toBe('as recorded')
  expect(readdirSync(show.dir)).toEqual(['recording.mp4'])
})

test('a show that has begun since keeps the state of the recording for itself', async () => {
  const show = stage()
  show.finishing.announce('s1')
  const recording = { kind: 'recording', path: '/next', bytes: 0, freeBytes: null, secondsToFull: null } as const
  show.log.emit('recording.changed', { recording })
  show.finishing.finish('s1')
  await expect.poll(() => kinds(show.events).at(-1)).toBe('recording.finished')
  expect(show.log.state.recording).toEqual(recording)
})

test('what a killed core left of a file that was being finished is removed at the next start, the part is not', () => {
  const { dataDir, dir, part } = stage()
  writeFileSync(`${part}.finishing`, 'half')
  mkdirSync(join(dir, 'clips'))
  writeFileSync(join(dir, 'clips', 'clip-101010.mp4.finishing'), 'half')
  removeUnfinished(dataDir)
  expect(existsSync(part)).toBe(true)
  expect(readdirSync(dir, { recursive: true }).sort()).toEqual(['clips', 'recording.mp4'])
  removeUnfinished(tempDir())
})
