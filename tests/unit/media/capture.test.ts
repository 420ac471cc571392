import { expect, test } from 'vitest'
import type { CaptureDevice } from '../../../src-main/contract/devices.ts'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import type { Source } from '../../../src-main/contract/state.ts'
import type { MediaCommand } from '../../../src-main/core/media/media-protocol.ts'
import type { CaptureMedium } from '../../../src-main/core/ports.ts'
import { createCapturePermission } from '../../../src-main/core/sources/capture-permission.ts'
import { createPluggedDevices } from '../../../src-main/core/sources/plugged-devices.ts'
import type { SourceSpec } from '../../../src-main/core/sources/source-args.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

const brio = (device: string): CaptureDevice => ({ kind: 'camera', device, name: 'Brio', modes: [] })
const STOPPED = { code: 'source.stopped', details: { name: 'Cam', reason: 'No such device' } } as const
const retrying = { kind: 'retrying', error: STOPPED, retryAtMs: 5 } as const

function stage() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const sent: MediaCommand[] = []
  let looks = 0
  const plugged = createPluggedDevices({
    log,
    send: (command) => void sent.push(command),
    lookAgain: () => (looks += 1),
  })
  const add = (id: string, spec: SourceSpec, send: (command: MediaCommand) => void = plugged.send) => {
    const kind = spec.kind as Source['kind']
    log.emit('source.changed', {
      source: { id, kind, name: 'Cam', device: '', sound: PLAIN_SOUND, state: { kind: 'opening' } },
    })
    send({ kind: 'addSource', id, name: 'Cam', spec, sound: PLAIN_SOUND })
  }
  /** The media worker tells a state, as the studio applies it. */
  const report = (id: string, state: Source['state']) => {
    const source = log.state.sources[id]
    if (source) log.emit('source.changed', { source: { ...source, state: plugged.explain(id, state) } })
  }
  const stateOf = (id: string) => log.state.sources[id]?.state
  return { clock, log, sent, plugged, add, report, stateOf, looks: () => looks }
}

const camera = (device: string) => ({ kind: 'camera', device, modes: [] }) as const

test('a camera that is pulled says so, and is opened at once when it is back under another node', () => {
  const { plugged, sent, add, report, stateOf, log } = stage()
  add('a', camera('/dev/video0'))
  plugged.onListed([brio('/dev/video0')])
  report('a', { kind: 'running' })
  report('a', retrying)
  plugged.onListed([])
  expect(stateOf('a')).toEqual({
    kind: 'retrying',
    error: { code: 'source.unplugged', details: { name: 'Cam' } },
    retryAtMs: 5,
  })
  report('a', { ...retrying, retryAtMs: 9 })
  expect(stateOf('a')).toMatchObject({ error: { code: 'source.unplugged' }, retryAtMs: 9 })

  plugged.send({ kind: 'setSound', id: 'a', sound: { ...PLAIN_SOUND, gainDb: -3 } })
  sent.length = 0
  plugged.onListed([brio('/dev/video2')])
  expect(sent).toEqual([
    { kind: 'removeSource', id: 'a' },
    { kind: 'addSource', id: 'a', name: 'Cam', spec: camera('/dev/video2'), sound: { ...PLAIN_SOUND, gainDb: -3 } },
  ])
  expect(log.state.sources.a).toMatchObject({ device: '/dev/video2', state: { kind: 'opening' } })
  plugged.onListed([brio('/dev/video2')])
  expect(sent).toHaveLength(2)
})

test('it is opened at once under its own node, too', () => {
  const { plugged, sent, add, report } = stage()
  add('a', camera('/dev/video0'))
  plugged.onListed([brio('/dev/video0')])
  report('a', retrying)
  plugged.onListed([])
  sent.length = 0
  plugged.onListed([brio('/dev/video0')])
  expect(sent.map(({ kind }) => kind)).toEqual(['removeSource', 'addSource'])
})

test('of two cameras with one name, the one that is left does not stand in for the other', () => {
  const { plugged, sent, add, report, stateOf } = stage()
  add('a', camera('/dev/video0'))
  add('b', camera('/dev/video2'))
  plugged.onListed([brio('/dev/video0'), brio('/dev/video2')])
  report('a', retrying)
  report('b', { kind: 'running' })
  sent.length = 0
  plugged.onListed([brio('/dev/video2')])
  expect(sent).toEqual([])
  expect(stateOf('a')).toMatchObject({ error: { code: 'source.unplugged' } })
  expect(stateOf('b')).toEqual({ kind: 'running' })
})

test('a source that runs is left alone whatever the list says, and one that was never listed is not called unplugged', () => {
  const { plugged, sent, add, report, stateOf } = stage()
  add('a', camera('/dev/video0'))
  add('b', camera('/dev/by-id/mine'))
  plugged.onListed([brio('/dev/video0')])
  report('a', { kind: 'running' })
  report('b', retrying)
  sent.length = 0
  plugged.onListed([])
  expect(sent).toEqual([])
  expect(stateOf('a')).toEqual({ kind: 'running' })
  expect(stateOf('b')).toEqual(retrying)
})

test('one look for each failure, not one for each attempt', () => {
  const { plugged, add, report, looks } = stage()
  add('a', camera('/dev/video0'))
  expect(looks()).toBe(1)
  for (let attempt = 0; attempt < 5; attempt += 1) report('a', retrying)
  expect(looks()).toBe(2)
  report('a', { kind: 'running' })
  report('a', retrying)
  expect(looks()).toBe(3)
  plugged.send({ kind: 'removeSource', id: 'a' })
  report('a', retrying)
  expect(looks()).toBe(3)
})

function permissionStage(answers: Partial<Record<CaptureMedium, boolean>>) {
  const whole = stage()
  const asked: CaptureMedium[] = []
  const permission = createCapturePermission({
    clock: whole.clock,
    log: whole.log,
    send: (command) => void whole.sent.push(command),
    permissions: {
      async ask(medium) {
        asked.push(medium)
        return answers[medium] ?? true
      },
    },
  })
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { ...whole, asked, permission, settled }
}

test('what macOS refuses is not started, says what to do, and starts when it is allowed', async () => {
  const answers: Partial<Record<CaptureMedium, boolean>> = { microphone: false }
  const { clock, sent, add, stateOf, asked, permission, settled } = permissionStage(answers)
  add('a', { ...camera('0'), microphone: '1' }, permission.send)
  permission.send({ kind: 'setSound', id: 'a', sound: { ...PLAIN_SOUND, muted: true } })
  await settled()
  expect(sent).toEqual([])
  expect(asked).toEqual(['camera', 'microphone'])
  expect(stateOf('a')).toEqual({
    kind: 'retrying',
    error: { code: 'microphone.permission-denied', details: { name: 'Cam' } },
    retryAtMs: clock.nowMs() + 5_000,
  })

  answers.microphone = true
  clock.advanceMs(5_000)
  await settled()
  expect(sent).toMatchObject([{ kind: 'addSource', id: 'a', sound: { muted: true } }])
  expect(clock.waiting).toBe(0)
})

test('a refused source can be removed, and nothing waits after the end', async () => {
  const { clock, sent, add, permission, settled } = permissionStage({ screen: false })
  add('a', { kind: 'screen', display: '' }, permission.send)
  add('b', { kind: 'screen', display: '' }, permission.send)
  await settled()
  permission.send({ kind: 'removeSource', id: 'a' })
  clock.advanceMs(5_000)
  await settled()
  expect(sent).toEqual([])
  permission.close()
  expect(clock.waiting).toBe(0)
})

test('files and the test card ask nobody; a host that cannot be asked leaves it to the device', async () => {
  const { sent, add, asked, permission, settled, log, clock } = permissionStage({})
  add('a', { kind: 'testcard' }, permission.send)
  expect(sent).toHaveLength(1)
  expect(asked).toEqual([])
  const silent = createCapturePermission({
    clock,
    log,
    send: (command) => void sent.push(command),
    permissions: { ask: () => Promise.reject(new Error('the window did not answer')) },
  })
  add('b', camera('0'), silent.send)
  await settled()
  expect(sent).toHaveLength(2)
})
