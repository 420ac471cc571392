import type { StudioState } from '../../../src-main/contract/state.ts'
import { showText } from '../../text/show-text.ts'
import type { useText } from '../../text/use-text.ts'
import type { Tone } from '../../ui/badge.tsx'

type Translate = ReturnType<typeof useText>['t']

export interface StreamVerdict {
  readonly tone: Tone
  readonly say: (t: Translate) => string
}

/** The worst thing that is true about the stream now: what viewers see comes before who receives it. */
export function streamVerdict({ programme, encoder, destinations }: StudioState): StreamVerdict {
  if (encoder.kind === 'retrying') return { tone: 'fail', say: (t) => t(showText.encoderRestarting) }
  if (programme.slate) return { tone: 'warn', say: (t) => t(showText.slateOnAir) }

  const kinds = Object.values(destinations).map(({ state }) => state.kind)
  const total = kinds.length
  if (total === 0) return { tone: 'warn', say: (t) => t(showText.recordingOnly) }

  const retrying = kinds.filter((kind) => kind === 'retrying').length
  if (retrying > 0) {
    return {
      tone: retrying === total ? 'fail' : 'warn',
      say: (t) => t(showText.retryingSome, { count: retrying, total }),
    }
  }
  const waiting = kinds.filter((kind) => kind !== 'live').length
  if (waiting > 0) return { tone: 'plain', say: (t) => t(showText.connectingSome, { count: waiting, total }) }
  return { tone: 'ok', say: (t) => t(showText.healthy) }
}
