import { expect, test } from 'vitest'
import { redactText, secretsOf } from '../../../src-main/core/debug/redact.ts'
import { shellCommand } from '../../../src-main/core/debug/shell-command.ts'

test.each([
  ['rtmp://live.example.com/app/s3cret: Connection refused', 'rtmp://live.example.com/app/*** Connection refused'],
  ['rtmps://u:s3cret@h:443/app/inst/s3cret?token=s3cret&x=1', 'rtmps://h:443/app/***'],
  ["Opening 'srt://h:9000?streamid=s3cret&passphrase=s3cret' for writing", "Opening 'srt://h:9000/***' for writing"],
  ['rtmp_playpath=s3cret', 'rtmp_playpath=***'],
  ['Server error: Token: s3cret is not valid', 'Server error: Token: *** is not valid'],
  ['passphrase=s3cret,latency=200', 'passphrase=***,latency=200'],
])('of %s remains %s', (line, readable) => {
  expect(redactText(line)).toBe(readable)
})

test('a key the platform answers with is hidden, whole and in parts', () => {
  const secrets = secretsOf('live_4711?sign=abcdef&t=1')
  const line = redactText('publish live_4711?sign=abcdef&t=1 denied: sign=abcdef of live_4711 is old, t=1', secrets)
  expect(line).toBe('publish *** denied: *** of *** is old, t=1')
})

test('what is no address and no secret stays as it is', () => {
  const line = '[libx264 @ 0x5] frame=  30 fps=30 q=23.0 size=N/A time=00:00:01.00 bitrate=2500k'
  expect(redactText(line)).toBe(line)
})

test('a command can be pasted into a shell', () => {
  expect(shellCommand('/usr/bin/ffmpeg', ['-i', 'file:/a b/c.mp4', '-vf', "drawtext=text='hi'", '', 'pipe:1'])).toBe(
    `/usr/bin/ffmpeg -i 'file:/a b/c.mp4' -vf 'drawtext=text='\\''hi'\\''' '' pipe:1`,
  )
})
