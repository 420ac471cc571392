import type { PreviewFrame } from '../../../contract/wire.ts'
import type { Fanout } from '../../fanout/fanout.ts'
import type { ProgrammeTag } from '../../fanout/programme-tag.ts'

/** FLV's AVC body: frame and codec type, packet type, 24-bit composition time; then AVCC or the decoder configuration. */
const AVC_BODY_HEADER_BYTES = 5

/** The programme's pictures as preview frames, from the last key frame on. Returns how to stop. */
export function feedPreview(fanout: Fanout, onFrame: (frame: PreviewFrame) => void): () => void {
  return fanout.attach((tag) => {
    if (tag.kind !== 'video') return
    onFrame({ kind: kindOf(tag), atMs: tag.timestampMs, payload: tag.body.subarray(AVC_BODY_HEADER_BYTES) })
  })
}

function kindOf({ isHeader, isKey }: ProgrammeTag): PreviewFrame['kind'] {
  if (isHeader) return 'config'
  return isKey ? 'key' : 'delta'
}
