import { expect, test } from 'vitest'
import { encoderExitReason } from '../../../src-main/core/encode/encoder-exit-reason.ts'

const GENERIC =
  'Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 - maybe incorrect parameters'

/** Captured from ffmpeg 5.1.9 on a machine without any such hardware. */
test.each([
  [['[h264_nvenc @ 0x5639c16c24c0] Cannot load libcuda.so.1', GENERIC], 'Cannot load libcuda.so.1'],
  [
    [
      '[h264_v4l2m2m @ 0x5597ddff91c0] Could not find a valid device',
      "[h264_v4l2m2m @ 0x5597ddff91c0] can't configure encoder",
      GENERIC,
    ],
    "Could not find a valid device; can't configure encoder",
  ],
  [
    [
      '[AVHWDeviceContext @ 0x557bd7a8fb80] No VA display found for device /dev/dri/renderD128.',
      'Device creation failed: -22.',
      'Error parsing global options: Invalid argument',
    ],
    'No VA display found for device /dev/dri/renderD128.',
  ],
  [
    ["Unrecognized option 'allow_sw'.", 'Error splitting the argument list: Option not found'],
    'Error splitting the argument list: Option not found',
  ],
])('the reason is the driver’s own words, not ffmpeg’s last line: %#', (tail, reason) => {
  expect(encoderExitReason({ code: 1, signal: null, tail })).toBe(reason)
})

test('an encoder that was ended says by what, whatever it said before', () => {
  const tail = ['[h264_vaapi @ 0x1] Driver does not support some wanted packed headers']
  expect(encoderExitReason({ code: null, signal: 'SIGKILL', tail })).toBe('ended by SIGKILL')
})
