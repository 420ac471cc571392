import { expect, test } from 'vitest'
import { chapterMarks, chaptersOf, ffmetadata } from '../../../src-main/core/destinations/recording/finish/chapters.ts'
import { sessionParts } from '../../../src-main/core/destinations/recording/finish/session-parts.ts'
import { buildSession, SESSION_START_MS } from '../../support/build-session.ts'

const phase = (id: string, en: string, zh: string) => ({
  id,
  title: { en, 'zh-CN': zh },
  purpose: { en: '', 'zh-CN': '' },
  interaction: { en: '', 'zh-CN': '' },
  startsAtMs: 0,
  endsAtMs: 0,
})
const run = {
  title: { en: 'Run', 'zh-CN': 'Run' },
  phases: [phase('warm', 'Warm-up', '暖场'), phase('sprint', 'Sprint', 'Sprint')],
  currentPhaseId: null,
  nextCue: null,
  currentCue: null,
}

function show() {
  const session = buildSession()
  const promo = session.promo(70_000)
  const onAir = { kind: 'onAir', firstTick: 300, sinceMs: SESSION_START_MS + 20_000 } as const
  session
    .at(5, 'run.loaded', { run })
    .at(1_200, 'phase.started', { phaseId: 'warm' })
    .at(19_000, 'promo.changed', { promo: { ...promo, phase: { kind: 'applying' } } })
    .at(20_100, 'promo.changed', { promo: { ...promo, phase: onAir } })
    .at(30_000, 'phase.started', { phaseId: 'sprint' })
    .at(40_000, 'promo.changed', { promo: { ...promo, phase: { kind: 'ended', firstTick: 300 } } })
    .at(45_000, 'promo.hidden', { promoId: promo.id })
  return { events: session.events, title: promo.title }
}

test('phases in order, each interrupted by the promo that was in the picture', () => {
  const { events, title } = show()
  expect(chapterMarks(events).map(({ atMs, title: name }) => [atMs - SESSION_START_MS, name])).toEqual([
    [1_200, 'Warm-up · 暖场'],
    [20_000, title],
    [40_000, 'Sprint'],
  ])
})

test('the first part begins with its phase, a later one with what was on when it began', () => {
  const { events, title } = show()
  const marks = chapterMarks(events)
  expect(chaptersOf(marks, { firstPictureAtMs: SESSION_START_MS + 1_000, durationMs: 50_000 })).toEqual([
    { startMs: 0, endMs: 19_000, title: 'Warm-up · 暖场' },
    { startMs: 19_000, endMs: 39_000, title },
    { startMs: 39_000, endMs: 50_000, title: 'Sprint' },
  ])
  expect(chaptersOf(marks, { firstPictureAtMs: SESSION_START_MS + 25_000, durationMs: 5_000 })).toEqual([
    { startMs: 0, endMs: 5_000, title },
  ])
  expect(chaptersOf([], { firstPictureAtMs: 0, durationMs: 5_000 })).toEqual([])
})

test('what a title holds can end no line and begin no section', () => {
  const text = ffmetadata([{ startMs: 0, endMs: 1_500, title: 'a=b; #1 \\ c\n[CHAPTER]\r\nSTART=9' }])
  expect(text.split('\n')).toEqual([
    ';FFMETADATA1',
    '[CHAPTER]',
    'TIMEBASE=1/1000',
    'START=0',
    'END=1500',
    'title=a\\=b\\; \\#1 \\\\ c [CHAPTER] START\\=9',
    '',
  ])
})

test('the parts of a session, wherever its folder is now', () => {
  const recording = (path: string) =>
    ({ recording: { kind: 'recording', path, bytes: 0, freeBytes: null, secondsToFull: null } }) as const
  const session = buildSession()
    .at(0, 'recording.changed', recording('/old/s1/recording.mp4'))
    .at(100, 'recording.started', { path: '/old/s1/recording.mp4', firstPictureAtMs: 100 })
    .at(200, 'recording.changed', recording('/old/s1/recording-2.mp4'))
    .at(300, 'recording.discarded', { path: '/old/s1/recording-2.mp4' })
    .at(400, 'recording.changed', recording('/old/s1/recording-3.mp4'))
    .at(500, 'recording.changed', { recording: { kind: 'finishing', path: '/old/s1/recording.mp4' } })
    .at(600, 'recording.finished', { sessionId: 's1', path: '/old/s1/recording.mp4', bytes: 1, durationMs: 99 })
  expect(sessionParts(session.events, '/new/s1')).toEqual([
    { path: '/new/s1/recording.mp4', firstPictureAtMs: 100, finishedMs: 99 },
    { path: '/new/s1/recording-3.mp4', firstPictureAtMs: null, finishedMs: null },
  ])
})
