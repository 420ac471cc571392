import { expect, test } from 'vitest'
import { applyEvent } from '../../src-main/contract/apply-event.ts'
import { StudioError } from '../../src-main/contract/errors.ts'
import { manualClock } from '../support/manual-clock.ts'
import { notice } from '../support/scripted-studio.ts'
import { connectContract } from './socket-client.ts'
import { cookieFrom, startServer, upgradeStatus } from './start-server.ts'

async function startClient() {
  const clock = manualClock()
  const server = await startServer({ clock })
  const client = await connectContract(server)
  return { clock, server, studio: server.studio, client, first: await client.nextOf('snapshot') }
}

const command = (id: number, name: string, params: unknown = {}) => ({ kind: 'command', id, name, params })

test('a client begins with a snapshot that knows where ingest listens', async () => {
  const { first, server, clock, studio } = await startClient()
  expect(first).toEqual({ kind: 'snapshot', ...studio.snapshot(), nowMs: clock.nowMs() })
  expect(first.state.ingestUrl).toBe(server.ingestUrl)
})

test('events come in numbered batches and lead to the same state', async () => {
  const { client, clock, studio, first } = await startClient()
  studio.emit(notice('show.not-live'))
  studio.emit({ type: 'promo.hidden', atMs: 1, promoId: 'p' })
  clock.advanceMs(16)
  studio.emit(notice('promo.none'))
  clock.advanceMs(16)

  const batches = [await client.nextOf('events'), await client.nextOf('events')]
  expect(batches.map(({ firstSeq }) => firstSeq)).toEqual([first.seq + 1, first.seq + 3])
  expect(batches.map(({ events }) => events.length)).toEqual([2, 1])
  const mirrored = batches.flatMap(({ events }) => events).reduce(applyEvent, first.state)
  expect(mirrored).toEqual(studio.snapshot().state)
})

test('a client that joins amid a batch gets no event twice', async () => {
  const { clock, server, studio, client } = await startClient()
  studio.emit(notice('promo.none'))
  const second = await connectContract(server)
  const { seq, state } = await second.nextOf('snapshot')
  expect(state.notice?.code).toBe('promo.none')
  studio.emit(notice('show.not-live'))
  clock.advanceMs(16)
  expect((await second.nextOf('events')).firstSeq).toBe(seq + 1)
  expect((await client.nextOf('events')).firstSeq).toBe(seq)
})

test('after a gap a client asks for a snapshot and goes on from there', async () => {
  const { client, clock, studio } = await startClient()
  studio.emit(notice('promo.none'))
  client.send({ kind: 'snapshot' })
  const { seq, state } = await client.nextOf('snapshot')
  expect(seq).toBe(studio.snapshot().seq)
  expect(state.notice?.code).toBe('promo.none')
  studio.emit(notice('show.not-live'))
  clock.advanceMs(16)
  expect(await client.nextOf('events')).toMatchObject({ firstSeq: seq + 1 })
})

test('a command reaches the studio as the host, its events arrive before its answer', async () => {
  const { client, studio } = await startClient()
  studio.onCommand('promo.hide', async () => {
    studio.emit(notice('promo.none'))
    return null
  })
  client.send(command(7, 'promo.hide'))
  expect(await client.nextJson()).toMatchObject({ kind: 'events', events: [{ type: 'notice.raised' }] })
  expect(await client.nextJson()).toEqual({ kind: 'answer', id: 7, ok: true, value: null })
  expect(studio.dispatched).toEqual([{ name: 'promo.hide', params: {}, role: 'host' }])
})

test('commands run side by side: a slow one holds up no other', async () => {
  const { client, studio } = await startClient()
  const goLive = Promise.withResolvers<{ sessionId: string }>()
  studio.onCommand('show.goLive', () => goLive.promise)
  client.send(command(1, 'show.goLive', { title: '' }))
  client.send(command(2, 'sessions.list'))
  expect(await client.nextOf('answer')).toMatchObject({ id: 2, ok: true })
  goLive.resolve({ sessionId: 's1' })
  expect(await client.nextOf('answer')).toEqual({ kind: 'answer', id: 1, ok: true, value: { sessionId: 's1' } })
})

test('a rejected command is answered with its reason', async () => {
  const { client, studio } = await startClient()
  studio.onCommand('source.select', async () => {
    throw new StudioError('source.unknown', { id: 'cam' })
  })
  client.send(command(1, 'source.select', { sourceId: 'cam' }))
  const error = { code: 'source.unknown', details: { id: 'cam' } }
  expect(await client.nextOf('answer')).toEqual({ kind: 'answer', id: 1, ok: false, error })
})

test('a command that crashes is answered without its stack', async () => {
  const { client, studio, server } = await startClient()
  studio.onCommand('show.stop', async () => {
    throw new TypeError('x is undefined')
  })
  client.send(command(1, 'show.stop'))
  const error = { code: 'studio.internal', details: { reason: 'x is undefined' } }
  expect(await client.nextOf('answer')).toEqual({ kind: 'answer', id: 1, ok: false, error })
  expect(JSON.stringify(server.lines)).toContain('TypeError')
})

test.each([
  command(1, 'no.such'),
  command(1, '__proto__'),
  command(1, 'promo.show', { title: '' }),
  command(1, 'preview.start', 'now'),
  { kind: 'nonsense', id: 1 },
  { kind: 'command', id: 1, name: 5 },
])('%o is answered as invalid', async (message) => {
  const { client } = await startClient()
  client.send(message)
  expect(await client.nextOf('answer')).toMatchObject({ id: 1, ok: false, error: { code: 'command.invalid' } })
})

test('what cannot be understood or answered is ignored, and the connection stays', async () => {
  const { client, studio } = await startClient()
  for (const nonsense of ['', '{', 'null', '[]', '"x"', '{"kind":"command"}', '{"id":"x"}', '{"id":1.5}']) {
    client.send(nonsense)
  }
  client.socket.send(Buffer.from([1, 2, 3]))
  client.send(command(9, 'promo.hide'))
  expect(await client.nextJson()).toMatchObject({ kind: 'answer', id: 9, ok: true })
  expect(studio.dispatched).toHaveLength(1)
})

test('a message above 4 MiB closes its own connection only', async () => {
  const { client, server } = await startClient()
  const other = await connectContract(server)
  client.send('x'.repeat(4 * 1024 * 1024 + 1))
  expect(await client.closed).toBe(1009)
  other.send(command(1, 'promo.hide'))
  expect(await other.nextOf('answer')).toMatchObject({ id: 1, ok: true })
})

test('thirty-two clients are served, one more is told so', async () => {
  const server = await startServer()
  for (let count = 0; count < 32; count += 1) await connectContract(server)
  const cookie = await cookieFrom(server.mintLink())
  expect(await upgradeStatus(`${server.ingestUrl}/contract`, { headers: { cookie } })).toBe(503)
})

test('a silent peer is cut off at the second ping, one that answers stays', async () => {
  const { clock, client, server } = await startClient()
  const silent = await connectContract(server, { autoPong: false })
  const pinged = new Promise((resolve) => silent.socket.once('ping', resolve))
  clock.advanceMs(15_000)
  await pinged
  client.send(command(1, 'promo.hide'))
  await client.nextOf('answer')
  clock.advanceMs(15_000)
  expect(await silent.closed).toBe(1006)
  client.send(command(2, 'promo.hide'))
  expect(await client.nextOf('answer')).toMatchObject({ id: 2 })
})
