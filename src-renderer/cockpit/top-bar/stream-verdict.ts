import type { Health, HealthLevel } from '../../../src-main/contract/health.ts'
import type { BitrateState } from '../../../src-main/contract/picture.ts'
import type { StudioState } from '../../../src-main/contract/state.ts'
import { showText } from '../../text/show-text.ts'
import type { useText } from '../../text/use-text.ts'
import type { Tone } from '../../ui/badge.tsx'

type Translate = ReturnType<typeof useText>['t']

export interface StreamVerdict {
  readonly tone: Tone
  readonly say: (t: Translate) => string
}

export type Judged = Pick<StudioState, 'programme' | 'encoder' | 'destinations' | 'health' | 'bitrate'>

/** The worst thing that is true about the stream now: what viewers see comes before who receives it. */
export function streamVerdict({ programme, encoder, destinations, health, bitrate }: Judged): StreamVerdict {
  if (encoder.kind === 'retrying') return { tone: 'fail', say: (t) => t(showText.encoderRestarting) }
  if (programme.slate) return { tone: 'warn', say: (t) => t(showText.slateOnAir) }
  if (worstLoss(health) === 'danger') return { tone: 'fail', say: (t) => t(showText.losingMany) }
  return (
    receptionVerdict(destinations) ?? qualityVerdict(health, bitrate) ?? { tone: 'ok', say: (t) => t(showText.healthy) }
  )
}

/** Who does not receive it; null when every destination does. A stopped one is meant to be away. */
function receptionVerdict(destinations: StudioState['destinations']): StreamVerdict | null {
  const kinds = Object.values(destinations).flatMap(({ state }) => (state.kind === 'stopped' ? [] : [state.kind]))
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
  return waiting > 0 ? { tone: 'plain', say: (t) => t(showText.connectingSome, { count: waiting, total }) } : null
}

function qualityVerdict(health: Health | null, bitrate: BitrateState): StreamVerdict | null {
  if (worstLoss(health) === 'warn') return { tone: 'warn', say: (t) => t(showText.losingSome) }
  return bitrate.reason === null ? null : { tone: 'warn', say: (t) => t(showText.bitrateLowered) }
}

function worstLoss(health: Health | null): HealthLevel {
  const levels = health ? [health.rendering.level, health.encoding.level, health.network.level] : []
  return (['danger', 'warn'] as const).find((level) => levels.includes(level)) ?? 'ok'
}
