import { expect, onTestFinished, test } from 'vitest'
import type { DebugReport } from '../../../src-main/contract/debug-report.ts'
import { createDebugControl } from '../../../src-main/core/debug/debug-control.ts'
import { createProcessNotes } from '../../../src-main/core/debug/process-notes.ts'
import { createTransitions } from '../../../src-main/core/debug/transitions.ts'
import { NO_COUNTERS } from '../../../src-main/core/destinations/connection-counters.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

const child = (id: string, name = 'pusher') =>
  ({ kind: 'started', id, pid: 7, name, command: 'ffmpeg -i pipe:0' }) as const
const ended = (id: string) => ({ kind: 'ended', id, exit: 'exit code 1', lines: ['Server error'] }) as const

function start() {
  const clock = manualClock(Date.UTC(2026, 0, 1))
  const log = createStateLog(clock)
  const program = { version: '1', ffmpeg: '7', platform: 'linux' }
  const debug = createDebugControl({ clock, log, program })
  onTestFinished(debug.close)
  const read = () => debug.commands['debug.read']({}) as DebugReport
  return { clock, log, debug, read }
}

test('a process is told from its start to its end', () => {
  const { clock, debug, read } = start()
  debug.take(child('a'))
  debug.take({ kind: 'wrote', id: 'a', line: 'Opening' })
  expect(read().processes).toMatchObject([{ pid: 7, name: 'pusher', endedAt: null, exit: null, lines: ['Opening'] }])
  expect(debug.pids()).toEqual([7])
  clock.advanceMs(1_500)
  debug.take(ended('a'))
  expect(read().processes).toEqual([
    {
      pid: 7,
      name: 'pusher',
      command: 'ffmpeg -i pipe:0',
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:00:01.500Z',
      exit: 'exit code 1',
      lines: ['Server error'],
    },
  ])
  expect(debug.pids()).toEqual([])
})

test('beyond the limit the oldest that ended goes; what runs stays', () => {
  const notes = createProcessNotes(manualClock(), 3)
  notes.take(child('0', 'recorder'))
  for (let run = 1; run <= 10; run++) {
    notes.take(child(`${run}`, `pusher ${run}`))
    notes.take(ended(`${run}`))
  }
  expect(notes.processes().map(({ name }) => name)).toEqual(['recorder', 'pusher 9', 'pusher 10'])
})

test('a media engine that stopped leaves no process running for ever', () => {
  const { debug, read } = start()
  debug.take(child('a'))
  debug.onMediaLost()
  expect(read().processes[0]).toMatchObject({ exit: expect.stringContaining('not seen') })
  expect(debug.pids()).toEqual([])
})

test('transitions: once each, with the sentence of the error; counters and comments are none', () => {
  const { log, read } = start()
  const destination = { id: 'd', name: 'TikTok', platform: 'tiktok', shape: 'tall', url: 'rtmp://h/app/***' } as const
  const say = (state: 'connecting' | 'retrying', frames = 0) =>
    log.emit('destination.changed', {
      destination: {
        ...destination,
        counters: { ...NO_COUNTERS, frames },
        state:
          state === 'retrying'
            ? {
                kind: state,
                retryAtMs: 0,
                error: { code: 'destination.lost', details: { name: 'TikTok', reason: 'rtmp://h/app/s3cret closed' } },
              }
            : { kind: state },
      },
    })
  say('connecting')
  say('connecting', 30)
  say('retrying')
  log.emit('room.reported', { event: { type: 'viewers', platform: 'tiktok', at: 0, count: 12345 } })
  const { transitions } = read()
  expect(transitions.map(({ of, to }) => `${of}: ${to}`)).toEqual([
    'destination TikTok: connecting',
    'destination TikTok: retrying',
  ])
  expect(transitions[1]?.reason).toContain('The connection to TikTok was lost (rtmp://h/app/*** closed)')
  expect(JSON.stringify(read())).not.toMatch(/s3cret|12345/)
})

test('only the newest transitions are kept', () => {
  const transitions = createTransitions(5)
  for (let index = 0; index < 100; index++) {
    const kind = index % 2 ? 'starting' : 'running'
    transitions.take({ type: 'encoder.changed', atMs: index, encoder: { kind, encoder: 'libx264' } })
  }
  expect(transitions.newest()).toHaveLength(5)
  expect(transitions.newest().at(-1)?.at).toBe('1970-01-01T00:00:00.099Z')
})
