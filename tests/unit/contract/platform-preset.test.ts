import { expect, test } from 'vitest'
import { COMMANDS } from '../../../src-main/contract/commands.ts'
import { presetFor } from '../../../src-main/contract/platform-preset.ts'
import { PLATFORM_IDS } from '../../../src-main/contract/platforms.ts'

test('a platform that publishes nothing gets what all others take', () => {
  expect(presetFor(['tiktok'], 720)).toEqual({
    shape: 'tall',
    second: false,
    lines: 720,
    fps: 30,
    bitrateKbps: 2_500,
    profile: 'high',
    audioKbps: 128,
  })
})

test('several are served by what every one of them takes, in both shapes where they differ', () => {
  expect(presetFor(['twitch', 'shopee', 'facebook'], 1080)).toEqual({
    shape: 'wide',
    second: true,
    lines: 1080,
    fps: 30,
    bitrateKbps: 4_500,
    profile: 'main',
    audioKbps: 128,
  })
})

test('no more than the computer is set to, and nothing at all to go by is our own default', () => {
  expect(presetFor(['youtube'], 720)).toMatchObject({ lines: 720, bitrateKbps: 2_500 })
  expect(presetFor([], 1080)).toMatchObject({ lines: 1080, bitrateKbps: 4_500, profile: 'high', second: false })
})

test.each(PLATFORM_IDS)('%s: the programme and its bitrate can be set to it', (id) => {
  const { bitrateKbps, ...format } = presetFor([id], 1080)
  expect(COMMANDS['programme.configure'].params.parse(format)).toEqual(format)
  expect(COMMANDS['bitrate.set'].params.parse({ kbps: bitrateKbps })).toEqual({ kbps: bitrateKbps })
})
