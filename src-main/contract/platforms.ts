/** Where a show can go. `custom` is any other RTMP, RTMPS or SRT server. */
export const PLATFORM_IDS = ['tiktok', 'shopee', 'lazada', 'youtube', 'facebook', 'twitch', 'amazon', 'custom'] as const
export type PlatformId = (typeof PLATFORM_IDS)[number]
