import { expect, test } from 'vitest'
import { recorderArgs } from '../../../src-main/core/destinations/recording/recorder-args.ts'
import { pusherArgs } from '../../../src-main/core/destinations/rtmp/pusher.ts'
import { parseStreamAddress } from '../../../src-main/core/destinations/rtmp/stream-address.ts'

test.each([
  'rtmp://live.example.com/app/s3cret',
  'rtmps://live.example.com:443/app/instance/s3cret?auth=s3cret',
  'rtmp://127.0.0.1:1935/live/s3cret?a=s3cret&b=2',
])('the stream key of %s is in no argument', (url) => {
  const { serverUrl } = parseStreamAddress(url)
  const args = pusherArgs(serverUrl)
  expect(args.at(-1)).toBe(serverUrl)
  expect(args.join(' ')).not.toContain('s3cret')
  expect(args[args.indexOf('-fpre') + 1]).toBe('/dev/fd/3')
})

test('what is sent is copied, never encoded again', () => {
  expect(pusherArgs('rtmp://host/app').join(' ')).toContain('-map 0 -c copy')
  expect(recorderArgs('/r.mp4').join(' ')).toContain('-map 0 -c copy')
})
