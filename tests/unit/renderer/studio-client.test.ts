import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StudioError } from '../../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { INITIAL_STATE, type StudioState } from '../../../src-main/contract/state.ts'
import { encodePreviewFrame, type PreviewFrame } from '../../../src-main/contract/wire.ts'
import { type Connection, createStudioClient, type StudioClient } from '../../../src-renderer/bridge/studio-client.ts'
import { type FakeCore, startFakeCore } from './fake-core.ts'

const removed = (sourceId: string): StudioEvent => ({ type: 'source.removed', atMs: 1, sourceId })
const idsOf = (events: readonly StudioEvent[]) => events.map((event) => 'sourceId' in event && event.sourceId)

/** A mirror that keeps what it is told, and lets a test wait for it. */
function recordingMirror() {
  const calls: ['snapshot' | 'events' | 'connection', unknown][] = []
  const waiting: (() => void)[] = []
  const record = (name: 'snapshot' | 'events' | 'connection') => (value: unknown) => {
    calls.push([name, value])
    for (const check of waiting.splice(0)) check()
  }
  const next = <T>(name: string): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const index = calls.findIndex(([each]) => each === name)
        if (index < 0) waiting.push(check)
        else resolve(calls.splice(index, 1)[0]?.[1] as T)
      }
      check()
    })
  return {
    mirror: {
      snapshot: (state: StudioState, offsetMs: number) => record('snapshot')({ state, offsetMs }),
      events: record('events'),
      connection: record('connection'),
    },
    snapshot: () => next<{ state: StudioState; offsetMs: number }>('snapshot'),
    events: () => next<readonly StudioEvent[]>('events'),
    connection: () => next<Connection>('connection'),
    calls,
  }
}

describe('studio client', () => {
  let core: FakeCore
  let client: StudioClient
  let seen: ReturnType<typeof recordingMirror>

  beforeEach(async () => {
    core = await startFakeCore()
    seen = recordingMirror()
    client = createStudioClient({ url: core.url, mirror: seen.mirror, answerTimeoutMs: 80, retryDelayMs: () => 5 })
    client.start()
    await core.connected()
  })
  afterEach(async () => {
    client.close()
    await core.stop()
  })

  test('mirrors the snapshot with the core clock, then events in order', async () => {
    core.snapshot(7, INITIAL_STATE, Date.now() + 60_000)
    const { offsetMs } = await seen.snapshot()
    expect(offsetMs).toBeGreaterThan(59_000)
    core.events(8, removed('a'), removed('b'))
    core.events(10, removed('c'))
    expect(idsOf(await seen.events())).toEqual(['a', 'b'])
    expect(idsOf(await seen.events())).toEqual(['c'])
  })

  test('asks for a snapshot on a gap and mirrors nothing until it is there', async () => {
    core.snapshot(1)
    core.events(5, removed('after the gap'))
    await core.message('snapshot')
    core.events(6, removed('still waiting'))
    core.snapshot(6)
    core.events(7, removed('whole again'))
    expect(idsOf(await seen.events())).toEqual(['whole again'])
  })

  test('mirrors an event that comes twice once', async () => {
    core.snapshot(3)
    core.events(2, removed('2'), removed('3'), removed('4'))
    core.events(4, removed('4'), removed('5'))
    expect(idsOf(await seen.events())).toEqual(['4'])
    expect(idsOf(await seen.events())).toEqual(['5'])
  })

  test('resolves a command with its answer and rejects it with the core’s error', async () => {
    core.snapshot(0)
    await seen.snapshot()
    const going = client.send('show.goLive', { title: 'Spring' })
    const first = await core.message('command')
    expect(first).toMatchObject({ name: 'show.goLive', params: { title: 'Spring' } })
    core.send({ kind: 'answer', id: first.id, ok: true, value: { sessionId: 's1' } })
    expect(await going).toEqual({ sessionId: 's1' })

    const stopping = client.send('show.stop', {})
    const second = await core.message('command')
    core.send({ kind: 'answer', id: second.id, ok: false, error: { code: 'show.not-live', details: {} } })
    await expect(stopping).rejects.toMatchObject({ name: 'StudioError', code: 'show.not-live' })
  })

  test('a command without an answer ends as not responding, and is not sent again', async () => {
    core.snapshot(0)
    await seen.snapshot()
    await expect(client.send('promo.hide', {})).rejects.toThrow(new StudioError('studio.not-responding'))
    await core.message('command')
    expect(core.received).toEqual([])
  })

  test('comes back after the core dropped it; what was unanswered is rejected and not repeated', async () => {
    core.snapshot(0)
    await seen.snapshot()
    const lost = client.send('promo.hide', {})
    lost.catch(() => undefined)
    await core.message('command')
    core.drop()
    await expect(lost).rejects.toMatchObject({ code: 'studio.not-responding' })
    await core.connected()
    core.snapshot(40)
    await seen.snapshot()
    core.events(41, removed('again'))
    expect(idsOf(await seen.events())).toEqual(['again'])
    expect(core.received).toEqual([])
    const kinds = seen.calls.filter(([name]) => name === 'connection').map(([, value]) => (value as Connection).kind)
    expect(kinds).toEqual(['connecting', 'open', 'lost', 'open'])
  })

  test('hands binary frames to the preview and says when a connection is ready for one', async () => {
    const frames: PreviewFrame[] = []
    let ready = 0
    client.onReady(() => {
      ready += 1
    })
    const arrived = new Promise<void>((resolve) => {
      client.onPreview((frame) => {
        frames.push(frame)
        resolve()
      })
    })
    core.snapshot(0)
    core.send(encodePreviewFrame({ kind: 'key', atMs: 1234.5, payload: new Uint8Array([1, 2, 3]) }))
    await arrived
    expect(frames).toEqual([{ kind: 'key', atMs: 1234.5, payload: new Uint8Array([1, 2, 3]) }])
    expect(ready).toBe(1)
  })

  test('an error code that this window does not know is still said', async () => {
    core.snapshot(0)
    await seen.snapshot()
    const asked = client.send('promo.hide', {})
    const { id } = await core.message('command')
    core.send({ kind: 'answer', id, ok: false, error: { code: 'from.the-future' as 'promo.none', details: {} } })
    await expect(asked).rejects.toMatchObject({ code: 'studio.internal', details: { reason: 'from.the-future' } })
  })
})
