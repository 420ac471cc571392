import { expect, test } from 'vitest'
import { PLATFORM_IDS, PLATFORMS } from '../../../src-main/contract/platforms.ts'
import { parseStreamAddress } from '../../../src-main/core/destinations/parse-address.ts'
import { platformAdvice } from '../../../src-main/core/destinations/platforms/platform-advice.ts'

const programme = (lines: number, fps: number, bitrateKbps: number) => ({
  width: (lines * 16) / 9,
  height: lines,
  fps,
  bitrateKbps,
  second: null,
})
const on = (platform: (typeof PLATFORM_IDS)[number], url = PLATFORMS[platform].serverUrl ?? 'rtmp://h/app/***') => [
  { name: platform, platform, shape: 'wide' as const, url },
]

test.each([
  ['facebook', 720, 30, 4_000, null],
  [
    'facebook',
    720,
    30,
    4_500,
    'facebook takes at most 4000 kb/s at 720p30; the programme has 4500. Lower the bitrate.',
  ],
  ['facebook', 1080, 60, 9_000, null],
  ['twitch', 1080, 30, 6_001, 'twitch takes at most 6000 kb/s at 1080p30; the programme has 6001. Lower the bitrate.'],
  ['twitch', 1440, 30, 6_000, 'twitch takes at most 1080p60; the programme is 1440p30. Choose a smaller picture.'],
  ['youtube', 1080, 50, 9_000, null],
  ['tiktok', 1080, 60, 50_000, null],
  ['custom', 2160, 60, 51_000, null],
] as const)('%s at %ip%i and %i kb/s', (platform, lines, fps, kbps, sentence) => {
  expect(platformAdvice(programme(lines, fps, kbps), on(platform)).map(({ en }) => en)).toEqual(
    sentence === null ? [] : [sentence],
  )
})

test('a protocol the platform does not take is named', () => {
  const [sentence] = platformAdvice(
    programme(720, 30, 2_500),
    on('facebook', 'rtmp://live-api-s.facebook.com/rtmp/***'),
  )
  expect(sentence).toEqual({
    en: 'facebook takes RTMPS only. Enter its address again with rtmps://.',
    'zh-CN': 'facebook 只接受 RTMPS。请用 rtmps:// 地址重新添加。',
  })
})

test('a destination of the other shape is judged by the other programme', () => {
  const second = { width: 1080, height: 1920, fps: 30, bitrateKbps: 7_000 }
  const destinations = on('facebook').map((destination) => ({ ...destination, shape: 'tall' as const }))
  expect(platformAdvice({ ...programme(720, 30, 2_500), second }, destinations)[0]?.en).toContain('1080p30')
  expect(platformAdvice(programme(720, 30, 2_500), destinations)).toEqual([])
})

test.each(PLATFORM_IDS)('%s: its rows go from small to large, its server can be used with a key', (id) => {
  const { pictures, serverUrl, protocols } = PLATFORMS[id]
  const sizes = pictures.map(({ lines, fps }) => lines * 1_000 + fps)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  if (serverUrl === null) return
  expect(protocols).toContain(parseStreamAddress({ url: serverUrl, streamKey: 'abcd' }).protocol)
})
