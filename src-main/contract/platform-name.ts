const NAMES: ReadonlyMap<string, string> = new Map([
  ['tiktok', 'TikTok'],
  ['shopee', 'Shopee'],
  ['lazada', 'Lazada'],
  ['youtube', 'YouTube'],
  ['facebook', 'Facebook'],
  ['instagram', 'Instagram'],
  ['twitch', 'Twitch'],
  ['amazon', 'Amazon'],
  ['shopify', 'Shopify'],
  ['douyin', '抖音'],
  ['bilibili', 'bilibili'],
])

/** A platform as it writes itself; one that is not known stays as it was sent. */
export function platformName(platform: string): string {
  return NAMES.get(platform.toLowerCase()) ?? platform
}
