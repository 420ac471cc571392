import type { Health, HealthLevel } from '../../../src-main/contract/health.ts'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { LOSS_KINDS, LOSS_LOOKS, lossPercent } from './losses.ts'

const TONES = { ok: undefined, warn: 'warn', danger: 'fail' } as const satisfies Record<HealthLevel, unknown>

interface LossLegendProps {
  readonly now: Health
  readonly say: (percent: number) => string
}

export function LossLegend({ now, say }: LossLegendProps) {
  const { t } = useText()
  return (
    <span className="loss-legend">
      {LOSS_KINDS.map((kind) => (
        <span key={kind} className="row-state" data-tone={TONES[now[kind].level]}>
          <svg viewBox="0 0 18 4" aria-hidden="true">
            <path className="graph-line" data-look={LOSS_LOOKS[kind]} d="M0 2H18" />
          </svg>
          {t(healthText[kind])} <strong>{say(lossPercent(now[kind]))}</strong>
        </span>
      ))}
    </span>
  )
}
