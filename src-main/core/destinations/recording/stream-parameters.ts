import type { FlvTag } from '../../fanout/flv.ts'
import { readAvcPicture } from './avc-picture.ts'

/** FLV: frame type and codec, packet type, composition time; then the decoder configuration. */
const AVC_CONFIG_AT = 5
const AAC_CONFIG_AT = 2
/** Object type, rate and channels of an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
const AAC_CONFIG_BYTES = 2

/**
 * Pure: whether a file begun with `before` can hold what follows `after` (two headers of the same kind). Other parameter
 * sets for the same picture can: key frames carry them. Another size, profile or kind of sound can't.
 */
export function fitsSameFile(before: FlvTag, after: FlvTag): boolean {
  return before.kind === 'video' ? isSamePicture(before.body, after.body) : isSameSound(before.body, after.body)
}

/** A configuration that can't be read is no reason to cut a recording. */
function isSamePicture(before: Buffer, after: Buffer): boolean {
  const [old, now] = [before, after].map((body) => readAvcPicture(body.subarray(AVC_CONFIG_AT)))
  if (!old || !now) return true
  return old.profile === now.profile && old.width === now.width && old.height === now.height
}

function isSameSound(before: Buffer, after: Buffer): boolean {
  const config = (body: Buffer) => body.subarray(AAC_CONFIG_AT, AAC_CONFIG_AT + AAC_CONFIG_BYTES)
  return config(before).equals(config(after))
}
