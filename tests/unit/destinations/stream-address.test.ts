import { expect, test } from 'vitest'
import { parseStreamAddress } from '../../../src-main/core/destinations/parse-address.ts'
import { redactAddress } from '../../../src-main/core/destinations/redact-address.ts'
import { shownAddress } from '../../../src-main/core/destinations/stream-address.ts'

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
  expect(parseStreamAddress({ url })).toMatchObject({ serverUrl, streamKey, host, port, passphrase: '' })
})

test('a key with a # in it is sent whole', () => {
  expect(parseStreamAddress({ url: 'rtmp://h/app/key#1?x=2' }).streamKey).toBe('key#1?x=2')
})

test('an IPv6 server is asked for by its bare address, as sockets take it', () => {
  expect(parseStreamAddress({ url: 'rtmp://[::1]:1936/app/key' })).toEqual({
    protocol: 'rtmp',
    passphrase: '',
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
  expect(() => parseStreamAddress({ url })).toThrow(expect.objectContaining({ code: 'destination.invalid-url' }))
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
    parseStreamAddress({ url })
  } catch (error) {
    expect(JSON.stringify(error)).not.toContain('s3cret')
    expect((error as Error).message).not.toContain('s3cret')
  }
})

test.each([
  ['rtmp://h/app', 'rtmp://h/app'],
  ['rtmps://h:443/app/', 'rtmps://h:443/app'],
  [' rtmps://h/app/instance ', 'rtmps://h/app/instance'],
])('%s with the key beside it', (url, serverUrl) => {
  expect(parseStreamAddress({ url, streamKey: ' abc?x=1 ' })).toMatchObject({ serverUrl, streamKey: 'abc?x=1' })
})

test.each([
  ['srt://h:9000', 'srt://h:9000', '', ''],
  ['srt://h:9000?mode=caller&latency=200000', 'srt://h:9000?latency=200000', '', ''],
  ['srt://h:9000?streamid=s1&passphrase=0123456789&pbkeylen=32', 'srt://h:9000?pbkeylen=32', 's1', '0123456789'],
  ['srt://h:9000?streamid=#!::r=live/abc,m=publish', 'srt://h:9000', '#!::r=live/abc,m=publish', ''],
  ['srt://[::1]:9000', 'srt://[::1]:9000', '', ''],
])('%s', (url, serverUrl, streamKey, passphrase) => {
  const address = parseStreamAddress({ url })
  expect(address).toMatchObject({ protocol: 'srt', serverUrl, streamKey, passphrase, port: 9000 })
  expect(shownAddress(address)).toMatch(/^srt:\/\/(h|\[::1\]):9000\/\*\*\*$/)
})

test('SRT takes stream id and passphrase beside the address too', () => {
  const entered = { url: 'srt://h:9000', streamKey: 's1', passphrase: '0123456789' }
  expect(parseStreamAddress(entered)).toMatchObject({ streamKey: 's1', passphrase: '0123456789' })
})

test.each([
  'srt://h',
  'srt://h:9000/live',
  'srt://h:9000?mode=listener',
  'srt://h:9000?token=s3cret',
  'srt://h:9000?latency=x',
])('"%s" is refused', (url) => {
  expect(() => parseStreamAddress({ url })).toThrow(expect.objectContaining({ code: 'destination.invalid-url' }))
})

test.each(['abc\n-f null', 'x'.repeat(901), 'abc\0d'])(
  'a key that would not stay one line of a preset is refused',
  (key) => {
    expect(() => parseStreamAddress({ url: 'rtmp://h/app', streamKey: key })).toThrow(
      expect.objectContaining({ code: 'destination.invalid-key' }),
    )
  },
)

test('a query beside a key is refused: it could be a secret', () => {
  expect(() => parseStreamAddress({ url: 'rtmp://h/app?s3cret', streamKey: 'k' })).toThrow(
    expect.objectContaining({ code: 'destination.invalid-url', details: { url: 'rtmp://h/***' } }),
  )
})

test('what people see says where it goes', () => {
  expect(redactAddress('rtmps://live.example.com:443/app/key?x=1')).toBe('rtmps://live.example.com:443/app/***')
  expect(redactAddress('rtmp://u:p@h/app/key')).toBe('rtmp://h/app/***')
  expect(redactAddress('nonsense')).toBe('***')
})
