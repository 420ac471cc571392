import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkHandshake, handshakeError } from '../../../src-main/core/destinations/handshake/check-handshake.ts'
import { readRtmpAnswer, rtmpGreeting } from '../../../src-main/core/destinations/handshake/rtmp-greeting.ts'
import { isSrtAnswer, srtInduction } from '../../../src-main/core/destinations/handshake/srt-induction.ts'
import { parseStreamAddress } from '../../../src-main/core/destinations/parse-address.ts'

test('RTMP: a version, a time, four zeros and noise', () => {
  const greeting = rtmpGreeting((bytes) => Buffer.alloc(bytes, 7))
  expect(greeting).toHaveLength(1 + 1536)
  expect([...greeting.subarray(0, 10)]).toEqual([3, 0, 0, 0, 0, 0, 0, 0, 0, 7])
})

test('RTMP: an answer is whole after three parts, and begins with the version', () => {
  expect(readRtmpAnswer(Buffer.alloc(0))).toBe('more')
  expect(readRtmpAnswer(Buffer.alloc(3072, 3))).toBe('more')
  expect(readRtmpAnswer(Buffer.alloc(3073, 3))).toBe('rtmp')
  expect(readRtmpAnswer(Buffer.from('HTTP/1.1'))).toBe('else')
})

test('SRT: an induction as the draft draws it', () => {
  const packet = srtInduction(0x01020304)
  expect(packet.readUInt32BE(0)).toBe(0x8000_0000)
  expect([packet.readUInt32BE(16), packet.readUInt16BE(22), packet.readUInt32BE(36)]).toEqual([4, 2, 1])
})

test('SRT: only an answer to our own question, with a cookie, counts', () => {
  const answer = srtInduction(99)
  answer.writeUInt32BE(7, 12)
  expect(isSrtAnswer(answer, 7)).toBe(false)
  answer.writeUInt32BE(0xc00c1e, 44)
  expect(isSrtAnswer(answer, 7)).toBe(true)
  expect(isSrtAnswer(answer, 8)).toBe(false)
  expect(isSrtAnswer(answer.subarray(0, 63), 7)).toBe(false)
})

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'destination.untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'destination.untrusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'destination.not-tls'],
  ['ECONNREFUSED', 'destination.unreachable'],
  ['ENOTFOUND', 'destination.unreachable'],
])('%s', (code, expected) => {
  expect(handshakeError('TikTok', Object.assign(new Error('x'), { code })).code).toBe(expected)
})

test('a server that takes the call and says nothing does not answer', async () => {
  const server = createServer()
  onTestFinished(() => void server.close())
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
  const address = parseStreamAddress({ url: `rtmp://127.0.0.1:${port}/app/key` })
  const result = await checkHandshake({ name: 'TikTok', address }, AbortSignal.timeout(100))
  expect(result).toMatchObject({ ok: false, error: { code: 'destination.unreachable' } })
})
