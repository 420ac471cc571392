import { expect, test } from 'vitest'
import { parseStreamAddress, redactAddress } from '../../../src-main/core/destinations/rtmp/stream-address.ts'

test.each([
  ['rtmp://live.example.com/app/key', 'rtmp://live.example.com/app', 'key', 'live.example.com', 1935],
  ['rtmps://live.example.com/app/key', 'rtmps://live.example.com/app', 'key', 'live.example.com', 443],
  ['rtmp://127.0.0.1:19350/live/a-b_c', 'rtmp://127.0.0.1:19350/live', 'a-b_c', '127.0.0.1', 19350],
  ['rtmp://h/app/instance/key', 'rtmp://h/app/instance', 'key', 'h', 1935],
  ['rtmp://h/app/key?auth=x/y&t=1', 'rtmp://h/app', 'key?auth=x/y&t=1', 'h', 1935],
  [
    'rtmps://a.rtmps.youtube.com:443/live2/abcd-efgh',
    'rtmps://a.rtmps.youtube.com:443/live2',
    'abcd-efgh',
    'a.rtmps.youtube.com',
    443,
  ],
  [
    'rtmp://push.tiktok.com/game/stream-1?expire=1&sign=ab%2Fc',
    'rtmp://push.tiktok.com/game',
    'stream-1?expire=1&sign=ab%2Fc',
    'push.tiktok.com',
    1935,
  ],
  ['RTMP://H/app/Key', 'rtmp://H/app', 'Key', 'H', 1935],
])('%s', (url, serverUrl, streamKey, host, port) => {
  expect(parseStreamAddress(url)).toEqual({ serverUrl, streamKey, host, port })
})

test('a key with a # in it is sent whole', () => {
  expect(parseStreamAddress('rtmp://h/app/key#1?x=2').streamKey).toBe('key#1?x=2')
})

test('an IPv6 server is asked for by its bare address, as sockets take it', () => {
  expect(parseStreamAddress('rtmp://[::1]:1936/app/key')).toEqual({
    serverUrl: 'rtmp://[::1]:1936/app',
    streamKey: 'key',
    host: '::1',
    port: 1936,
  })
})

test.each([
  'rtmp://h/s3cret',
  'rtmp://h/app/',
  'rtmp://h',
  'rtmp:///app/s3cret',
  'rtmp://h:99999/app/s3cret',
  'rtmp://h:port/app/s3cret',
  'rtmp://h:0/app/s3cret',
  'rtmp://user:s3cret@h/app/s3cret',
  'srt://h:9000/app/s3cret',
  'http://h:8080/app/s3cret',
  'rtmp://h/s3cret',
  'tcp://h:1935/app/s3cret',
  'file:///app/s3cret',
  'h/app/s3cret',
  's3cret',
  '',
])('"%s" is refused', (url) => {
  expect(() => parseStreamAddress(url)).toThrow(expect.objectContaining({ code: 'destination.invalid-url' }))
})

test.each([
  'rtmp://h/app/s3cret',
  'rtmps://h:443/app/instance/s3cret?s3cret=s3cret',
  'rtmp://h/app?key=s3cret',
  'rtmp://h?s3cret',
  'rtmp://h#s3cret',
  'rtmp://h?a@s3cret',
  'rtmp://user:s3cret@h/app/key',
  'rtmp://s3cret@h/app/key',
  'rtmp://user:p@s3cret@h/app/key',
  'rtmp://h:99999/app/s3cret',
  'srt://h:9000?streamid=s3cret',
  'srt://h:9000/app/s3cret?passphrase=s3cret',
  's3cret',
  '//h/s3cret',
  'rtmp:/h/app/s3cret',
])('what people see of %s holds no secret', (url) => {
  expect(redactAddress(url)).not.toContain('s3cret')
  try {
    parseStreamAddress(url)
  } catch (error) {
    expect(JSON.stringify(error)).not.toContain('s3cret')
    expect((error as Error).message).not.toContain('s3cret')
  }
})

test('what people see says where it goes', () => {
  expect(redactAddress('rtmps://live.example.com:443/app/key?x=1')).toBe('rtmps://live.example.com:443/app/***')
  expect(redactAddress('rtmp://u:p@h/app/key')).toBe('rtmp://h/app/***')
  expect(redactAddress('nonsense')).toBe('***')
})
