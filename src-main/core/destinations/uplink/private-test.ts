import { PLATFORMS, type PlatformId } from '../../../contract/platforms.ts'
import type { DestinationSpec } from '../keep-destination.ts'

/** Pure: the destination as it may be tested without a viewer seeing it; null when its platform has no such way. */
export function asPrivateTest(spec: DestinationSpec, platform: PlatformId): DestinationSpec | null {
  const { privateTest } = PLATFORMS[platform]
  if (privateTest === null) return null
  const { streamKey } = spec.address
  const sign = streamKey.includes('?') ? '&' : '?'
  return { ...spec, address: { ...spec.address, streamKey: `${streamKey}${sign}${privateTest}` } }
}
