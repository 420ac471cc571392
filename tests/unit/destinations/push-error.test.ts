import { expect, test } from 'vitest'
import { provenMs } from '../../../src-main/core/destinations/proven-media.ts'
import { pushError } from '../../../src-main/core/destinations/push-error.ts'
import { parseOutputProtocols } from '../../../src-main/core/ffmpeg/output-protocols.ts'

/** Lines as ffmpeg 4.1 and 5.1 wrote them here. */
test.each([
  ['[tls @ 0x55] Peer certificate failed verification', 'destination.untrusted'],
  [
    '03:24:33.092310/SRT:RcvQ:w1!W:SRT.cn: processAsyncConnectRequest: REJECT reported from HS processing: Incorrect passphrase - not processing further\n[srt @ 0x55] Connection to srt://127.0.0.1:21901 failed: Input/output error',
    'destination.wrong-passphrase',
  ],
  [
    '04:16:25.629601/SRT:RcvQ:w1!W:SRT.cn: processAsyncConnectRequest: REJECT reported from HS processing: Password required or unexpected - not processing further',
    'destination.wrong-passphrase',
  ],
  ['[srt @ 0x55] Connection to srt://127.0.0.1:21999 failed: Input/output error', 'destination.unreachable'],
  ['srt://127.0.0.1:21999: Protocol not found', 'destination.no-srt'],
  ['[tcp @ 0x55] Connection to tcp://127.0.0.1:1 failed: Connection refused', 'destination.unreachable'],
  ['[rtmp @ 0x55] Server error: Already publishing', 'destination.refused'],
])('%s', (words, code) => {
  const exit = { code: 1, signal: null, tail: words.split('\n') }
  expect(pushError('TikTok', exit, false).code).toBe(code)
  expect(pushError('TikTok', exit, true).code).toBe('destination.lost')
})

test('what may stand in the send buffer proves nothing', () => {
  expect(provenMs({ frame: 0, outTimeMs: 800, totalBytes: 262_144 }, 262_144)).toBe(0)
  expect(provenMs({ frame: 0, outTimeMs: 2_000, totalBytes: 524_288 }, 262_144)).toBe(1_000)
})

test('reads what an ffmpeg can send over, not what it can read', () => {
  const listing = 'Supported file protocols:\nInput:\n  async\n  srt\nOutput:\n  file\n  rtmp\n'
  expect([...parseOutputProtocols(listing)]).toEqual(['file', 'rtmp'])
})
