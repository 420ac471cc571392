import { expect, test } from 'vitest'
import { parseStreamAddress } from '../../../src-main/core/destinations/parse-address.ts'
import { pusherArgs } from '../../../src-main/core/destinations/pusher.ts'
import { pusherOutput } from '../../../src-main/core/destinations/pusher-output.ts'
import { recorderArgs } from '../../../src-main/core/destinations/recording/recorder-args.ts'

const outputTo = (url: string) =>
  pusherOutput(parseStreamAddress({ url }), { bitrateKbps: 2_500, authoritiesPath: '/data/authorities.pem' })

test.each([
  'rtmp://live.example.com/app/s3cret',
  'rtmps://live.example.com:443/app/instance/s3cret?auth=s3cret',
  'rtmp://127.0.0.1:1935/live/s3cret?a=s3cret&b=2',
  'srt://127.0.0.1:9000?streamid=s3cret&passphrase=s3cret-s3cret&latency=120000',
])('the secrets of %s are in no argument, all in the preset', (url) => {
  const output = outputTo(url)
  const args = pusherArgs(output)
  expect(args.at(-1)).toBe(parseStreamAddress({ url }).serverUrl)
  expect(args.join(' ')).not.toContain('s3cret')
  expect(args[args.indexOf('-fpre') + 1]).toBe('/dev/fd/3')
  expect(output.preset).toContain('s3cret')
})

test('each protocol is sent in its own form; certificates are checked', () => {
  expect(outputTo('rtmp://h/app/key').args.join(' ')).not.toContain('tls_verify')
  expect(outputTo('rtmps://h/app/key').args.join(' ')).toContain('-tls_verify 1 -ca_file /data/authorities.pem')
  expect(outputTo('srt://h:9000?streamid=a&passphrase=0123456789')).toMatchObject({
    args: ['-f', 'mpegts', '-flush_packets', '1', '-sndbuf', '625000', 'srt://h:9000'],
    preset: 'srt_streamid=a\npassphrase=0123456789\n',
  })
  expect(outputTo('srt://h:9000').preset).toBe('')
})

test('what is sent is copied, never encoded again', () => {
  expect(pusherArgs(outputTo('rtmp://host/app/key')).join(' ')).toContain('-map 0 -c copy')
  expect(recorderArgs('/r.mp4').join(' ')).toContain('-map 0 -c copy')
})
