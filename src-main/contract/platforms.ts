import type { H264Profile, Shape } from './picture.ts'
import type { LocalisedText } from './text.ts'

/** Where a show can go. `custom` is any other RTMP, RTMPS or SRT server. */
export const PLATFORM_IDS = ['tiktok', 'shopee', 'lazada', 'youtube', 'facebook', 'twitch', 'amazon', 'custom'] as const
export type PlatformId = (typeof PLATFORM_IDS)[number]

export const STREAM_PROTOCOLS = ['rtmp', 'rtmps', 'srt'] as const
export type StreamProtocol = (typeof STREAM_PROTOCOLS)[number]

/** The most a platform takes at a size: the first row whose lines and rate are not exceeded counts. */
export interface PictureLimit {
  /** The shorter side. */
  readonly lines: number
  readonly fps: number
  readonly maxKbps: number
}

/** What a platform says about itself. Null or empty: it publishes nothing that we found, so nothing is judged. */
export interface Platform {
  readonly name: LocalisedText
  readonly protocols: readonly StreamProtocol[]
  /** Where it has one address for everybody. */
  readonly serverUrl: string | null
  readonly whereTheKeyIs: LocalisedText
  readonly pictures: readonly PictureLimit[]
  readonly maxAudioKbps: number | null
  readonly keyFrameSeconds: number | null
  /** The ones it takes; empty: it names none. */
  readonly profiles: readonly H264Profile[]
  /** Our advice from how its viewers hold their screens, not a rule of the platform. */
  readonly shape: Shape
  /** What a stream key takes with it so that nobody sees a test; null: viewers may see one. */
  readonly privateTest: string | null
}

const SHOP_KEY: Pick<Platform, 'protocols' | 'serverUrl' | 'pictures' | 'maxAudioKbps' | 'profiles' | 'privateTest'> = {
  protocols: ['rtmp', 'rtmps'],
  serverUrl: null,
  pictures: [],
  maxAudioKbps: null,
  profiles: [],
  privateTest: null,
}

/**
 * Sources, read in 2026; a figure without one is left out.
 * YouTube: support.google.com/youtube/answer/2853702 (bitrates by size, key frame every 2 s).
 * Facebook: developers.facebook.com/docs/live-video-api/reference (RTMPS, bitrates by size, sound up to 256 kb/s, key frame 2 s, Main and High).
 * Twitch: dev.twitch.tv/docs/video-broadcast (server, `bandwidthtest=true`), twitch.tv/creatorcamp broadcast recommendations
 * (Main preferred, sound up to 320 kb/s), its help centre (key frame 2 s), OBS services.json (6000 kb/s).
 * TikTok, Shopee, Lazada, Amazon Live: no public page with limits was found; the server is given with each key.
 */
export const PLATFORMS: Readonly<Record<PlatformId, Platform>> = {
  tiktok: {
    ...SHOP_KEY,
    name: { en: 'TikTok Shop', 'zh-CN': 'TikTok Shop' },
    whereTheKeyIs: {
      en: 'TikTok gives server and key for one show at a time, in its LIVE pages, to accounts it allows to stream from a computer.',
      'zh-CN': 'TikTok 在其 LIVE 页面中为每场直播提供服务器地址和密钥，仅限获准从电脑开播的账号。',
    },
    keyFrameSeconds: null,
    shape: 'tall',
  },
  shopee: {
    ...SHOP_KEY,
    name: { en: 'Shopee Live', 'zh-CN': 'Shopee Live' },
    whereTheKeyIs: {
      en: 'Create the show in the seller centre of your market and choose streaming from a computer; it shows server and key.',
      'zh-CN': '在所在站点的卖家中心创建直播并选择电脑推流，页面会显示服务器地址和密钥。',
    },
    keyFrameSeconds: null,
    shape: 'tall',
  },
  lazada: {
    ...SHOP_KEY,
    name: { en: 'Lazada Live', 'zh-CN': 'Lazada Live' },
    whereTheKeyIs: {
      en: 'Create the show in the seller centre of your market and choose streaming from a computer; it shows server and key.',
      'zh-CN': '在所在站点的卖家中心创建直播并选择电脑推流，页面会显示服务器地址和密钥。',
    },
    keyFrameSeconds: null,
    shape: 'tall',
  },
  youtube: {
    name: { en: 'YouTube', 'zh-CN': 'YouTube' },
    protocols: ['rtmp', 'rtmps'],
    serverUrl: 'rtmps://a.rtmps.youtube.com:443/live2',
    whereTheKeyIs: {
      en: 'YouTube Studio, Create, Go live, Stream: the stream key is below the server address.',
      'zh-CN': 'YouTube 工作室 → 创建 → 进行直播 → 直播：直播密钥在服务器地址下方。',
    },
    pictures: [
      { lines: 720, fps: 30, maxKbps: 8_000 },
      { lines: 720, fps: 60, maxKbps: 8_000 },
      { lines: 1080, fps: 30, maxKbps: 8_000 },
      { lines: 1080, fps: 60, maxKbps: 10_000 },
      { lines: 1440, fps: 30, maxKbps: 25_000 },
      { lines: 1440, fps: 60, maxKbps: 30_000 },
      { lines: 2160, fps: 30, maxKbps: 35_000 },
      { lines: 2160, fps: 60, maxKbps: 40_000 },
    ],
    maxAudioKbps: null,
    keyFrameSeconds: 2,
    profiles: [],
    shape: 'wide',
    privateTest: null,
  },
  facebook: {
    name: { en: 'Facebook', 'zh-CN': 'Facebook' },
    protocols: ['rtmps'],
    serverUrl: 'rtmps://live-api-s.facebook.com:443/rtmp',
    whereTheKeyIs: {
      en: 'facebook.com/live/producer, streaming software: the stream key is shown with the server address.',
      'zh-CN': 'facebook.com/live/producer → 直播软件：直播密钥与服务器地址一起显示。',
    },
    pictures: [
      { lines: 720, fps: 30, maxKbps: 4_000 },
      { lines: 720, fps: 60, maxKbps: 6_000 },
      { lines: 1080, fps: 30, maxKbps: 6_000 },
      { lines: 1080, fps: 60, maxKbps: 9_000 },
    ],
    maxAudioKbps: 256,
    keyFrameSeconds: 2,
    profiles: ['main', 'high'],
    shape: 'wide',
    privateTest: null,
  },
  twitch: {
    name: { en: 'Twitch', 'zh-CN': 'Twitch' },
    protocols: ['rtmp', 'rtmps'],
    serverUrl: 'rtmps://ingest.global-contribute.live-video.net/app',
    whereTheKeyIs: {
      en: 'Twitch creator dashboard, Settings, Stream: the primary stream key.',
      'zh-CN': 'Twitch 创作者仪表盘 → 设置 → 直播：主直播密钥。',
    },
    pictures: [{ lines: 1080, fps: 60, maxKbps: 6_000 }],
    maxAudioKbps: 320,
    keyFrameSeconds: 2,
    profiles: ['main'],
    shape: 'wide',
    privateTest: 'bandwidthtest=true',
  },
  amazon: {
    ...SHOP_KEY,
    name: { en: 'Amazon Live', 'zh-CN': 'Amazon Live' },
    whereTheKeyIs: {
      en: 'Amazon Live Creator, new show, external encoder: it shows server and key for that show.',
      'zh-CN': '在 Amazon Live Creator 新建直播并选择外部编码器，页面会显示该场的服务器地址和密钥。',
    },
    keyFrameSeconds: null,
    shape: 'wide',
  },
  custom: {
    ...SHOP_KEY,
    name: { en: 'Own server', 'zh-CN': '自有服务器' },
    protocols: STREAM_PROTOCOLS,
    whereTheKeyIs: {
      en: 'Ask whoever runs the server for its address and key; for SRT, for its stream id and passphrase.',
      'zh-CN': '请向服务器的管理者索取地址和密钥；SRT 则索取 streamid 和 passphrase。',
    },
    keyFrameSeconds: null,
    shape: 'wide',
  },
}
