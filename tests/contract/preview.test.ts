import { expect, test, vi } from 'vitest'
import { decodePreviewFrame, type PreviewKind } from '../../src-main/contract/wire.ts'
import { notice } from '../support/scripted-studio.ts'
import { connectContract } from './socket-client.ts'
import { startServer } from './start-server.ts'

const frame = (kind: PreviewKind, atMs = 0, bytes = 4) => ({ kind, atMs, payload: new Uint8Array(bytes) })

async function startClient() {
  const server = await startServer()
  const client = await connectContract(server)
  await client.nextOf('snapshot')
  let id = 0
  const send = async (name: string) => {
    id += 1
    client.send({ kind: 'command', id, name, params: {} })
    return client.nextOf('answer')
  }
  const nextFrame = async () => {
    const { data, isBinary } = await client.next()
    return isBinary ? decodePreviewFrame(data) : null
  }
  return { server, studio: server.studio, client, send, nextFrame }
}

test('frames flow between start and stop, to the client that asked', async () => {
  const { server, studio, send, nextFrame } = await startClient()
  await connectContract(server)
  studio.emitPreview(frame('key'))
  expect(await send('preview.start')).toMatchObject({ ok: true, value: null })
  expect(studio.previewListeners.size).toBe(1)

  studio.emitPreview(frame('config'))
  studio.emitPreview({ kind: 'key', atMs: 1234.5, payload: new Uint8Array([1, 2, 3]) })
  expect(await nextFrame()).toMatchObject({ kind: 'config' })
  const { kind, atMs, payload } = (await nextFrame()) ?? frame('delta')
  expect([kind, atMs, ...payload]).toEqual(['key', 1234.5, 1, 2, 3])

  await send('preview.stop')
  expect(studio.previewListeners.size).toBe(0)
})

test('a second start begins again and does not double the frames', async () => {
  const { studio, send } = await startClient()
  await send('preview.start')
  await send('preview.start')
  expect(studio.previewListeners.size).toBe(1)
})

test('a client that leaves takes its preview with it', async () => {
  const { studio, send, client } = await startClient()
  await send('preview.start')
  client.socket.terminate()
  await vi.waitFor(() => expect(studio.previewListeners.size).toBe(0))
})

test('a client that is behind loses frames up to the next key frame, and no event', async () => {
  const { studio, client, send, nextFrame } = await startClient()
  await send('preview.start')
  client.socket.pause()
  const SENT = 200
  for (let index = 0; index < SENT; index += 1) studio.emitPreview(frame('delta', index, 100_000))
  studio.emitPreview(frame('config', SENT))
  studio.emitPreview(frame('key', SENT))
  studio.emit(notice('promo.none'))
  client.socket.resume()

  const seen: number[] = []
  let received = await nextFrame()
  for (; received?.kind === 'delta'; received = await nextFrame()) seen.push(received.atMs)
  expect(seen).toEqual(seen.map((_, index) => index))
  expect(seen.length).toBeLessThan(SENT)
  expect(received).toMatchObject({ kind: 'config', atMs: SENT })
  expect(await nextFrame()).toBeNull()

  studio.emitPreview(frame('delta', SENT + 1))
  studio.emitPreview(frame('key', SENT + 2))
  studio.emitPreview(frame('delta', SENT + 3))
  expect(await nextFrame()).toMatchObject({ kind: 'key', atMs: SENT + 2 })
  expect(await nextFrame()).toMatchObject({ kind: 'delta', atMs: SENT + 3 })
})
