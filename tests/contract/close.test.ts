import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { expect, test } from 'vitest'
import { connect, connectContract } from './socket-client.ts'
import { request, startServer } from './start-server.ts'

const PROMPTLY_MS = 1_000

test('close ends every socket and the listener within a second, a stuck client too', async () => {
  const server = await startServer()
  const polite = await connectContract(server)
  const stuck = await connectContract(server)
  stuck.socket.pause()
  const headers = { authorization: `Bearer ${server.ingestToken}` }
  const stream = await connect(`${server.ingestUrl}/stream`, { headers })
  const idle = connectTcp(server.port, '127.0.0.1')
  await once(idle, 'connect')
  const halfSent = connectTcp(server.port, '127.0.0.1')
  halfSent.on('error', () => {})
  halfSent.write(`POST /events HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 10\r\n`)

  const startedMs = performance.now()
  await server.close()
  expect(performance.now() - startedMs).toBeLessThan(PROMPTLY_MS)

  expect(await Promise.all([polite.closed, stream.closed])).toEqual([1001, 1001])
  await expect(request(server.ingestUrl)).rejects.toThrow('ECONNREFUSED')
  idle.destroy()
  halfSent.destroy()
})

test('close lets go of the studio, and may be called again', async () => {
  const server = await startServer()
  await connectContract(server)
  await Promise.all([server.close(), server.close()])
  await server.close()
  expect(server.studio.eventListeners.size).toBe(0)
  expect(server.studio.previewListeners.size).toBe(0)
})

test('the port is free for the next start', async () => {
  const { port, close } = await startServer()
  await close()
  expect((await startServer({ port })).port).toBe(port)
})
