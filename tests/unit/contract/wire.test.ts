import { expect, test } from 'vitest'
import {
  clientMessageSchema,
  decodePreviewFrame,
  encodePreviewFrame,
  PREVIEW_HEADER_BYTES,
  PREVIEW_KINDS,
  reportPath,
} from '../../../src-main/contract/wire.ts'

test.each(PREVIEW_KINDS)('a %s frame survives the wire', (kind) => {
  for (const atMs of [0, 33.366, 86_400_000.5]) {
    const frame = { kind, atMs, payload: new Uint8Array([0, 1, 255]) }
    const decoded = decodePreviewFrame(encodePreviewFrame(frame))
    expect({ ...decoded, payload: [...decoded.payload] }).toEqual({ ...frame, payload: [0, 1, 255] })
  }
})

test('is laid out as the contract says: kind, time big endian, payload', () => {
  const bytes = encodePreviewFrame({ kind: 'delta', atMs: 1, payload: new Uint8Array([7]) })
  expect([...bytes]).toEqual([2, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 7])
})

test('is read from the middle of a larger buffer, as sockets deliver it', () => {
  const bytes = encodePreviewFrame({ kind: 'key', atMs: 40, payload: new Uint8Array([1, 2]) })
  const larger = new Uint8Array(bytes.length + 5)
  larger.set(bytes, 5)
  expect(decodePreviewFrame(larger.subarray(5))).toMatchObject({ kind: 'key', atMs: 40 })
})

test('an empty payload is one', () => {
  const bytes = encodePreviewFrame({ kind: 'config', atMs: 0, payload: new Uint8Array() })
  expect(bytes).toHaveLength(PREVIEW_HEADER_BYTES)
  expect(decodePreviewFrame(bytes).payload).toHaveLength(0)
})

test.each([[[]], [[0]], [[1, 0, 0, 0, 0, 0, 0, 0]], [[3, 0, 0, 0, 0, 0, 0, 0, 0, 1]], [[255, 0, 0, 0, 0, 0, 0, 0, 0]]])(
  'bytes that are no preview frame are refused',
  (bytes) => {
    expect(() => decodePreviewFrame(new Uint8Array(bytes))).toThrow(RangeError)
  },
)

test('clients may send commands and ask for a snapshot, nothing else', () => {
  expect(clientMessageSchema.safeParse({ kind: 'command', id: 1, name: 'show.stop', params: {} }).success).toBe(true)
  expect(clientMessageSchema.safeParse({ kind: 'snapshot' }).success).toBe(true)
  for (const message of [
    null,
    {},
    { kind: 'event' },
    { kind: 'command', id: 'x', name: 'a' },
    { kind: 'command', id: 1.5, name: 'a' },
  ]) {
    expect(clientMessageSchema.safeParse(message).success).toBe(false)
  }
})

test('a session id can never climb out of its path', () => {
  expect(reportPath('../../etc/passwd')).toBe('/sessions/..%2F..%2Fetc%2Fpasswd/report.html')
})
