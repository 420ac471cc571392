import { expect, test } from 'vitest'
import { manualClock } from '../support/manual-clock.ts'
import { notice } from '../support/scripted-studio.ts'
import { connectContract } from './socket-client.ts'
import { startServer } from './start-server.ts'

const MEBIBYTE = 1024 * 1024

test('a client too far behind is closed, comes back to a snapshot, and holds up no other', async () => {
  const clock = manualClock()
  const server = await startServer({ clock })
  const [slow, other] = [await connectContract(server), await connectContract(server)]
  await slow.nextOf('snapshot')
  const { seq } = await other.nextOf('snapshot')
  slow.socket.pause()

  const SENT = 32
  for (let index = 0; index < SENT; index += 1) {
    server.studio.emit(notice('studio.internal', { reason: 'x'.repeat(MEBIBYTE) }))
    clock.advanceMs(16)
    expect((await other.nextOf('events')).firstSeq).toBe(seq + 1 + index)
  }
  slow.socket.resume()
  const got: number[] = []
  const reading = (async () => {
    for (;;) got.push((await slow.nextOf('events')).firstSeq)
  })()
  expect(await Promise.race([slow.closed, reading])).toBe(1013)
  expect(got).toEqual(got.map((_, index) => seq + 1 + index))
  expect(got.length).toBeLessThan(SENT)

  const again = await connectContract(server)
  expect((await again.nextOf('snapshot')).seq).toBe(seq + SENT)
})
