import { expect, test } from 'vitest'
import { avcCodec } from '../../../src-renderer/bridge/avc-codec.ts'
import { reconnectDelayMs } from '../../../src-renderer/bridge/reconnect-delay.ts'

test('the wait before a new connection doubles up to a cap', () => {
  const widest = () => 1
  expect([1, 2, 3, 6, 60].map((attempt) => reconnectDelayMs(attempt, widest))).toEqual([250, 500, 1_000, 5_000, 5_000])
  expect(reconnectDelayMs(1, () => 0)).toBe(200)
})

test('the codec string is read from the decoder configuration record', () => {
  expect(avcCodec(new Uint8Array([1, 0x4d, 0x40, 0x1f, 0xff]))).toBe('avc1.4D401F')
})
