import type { Health } from '../../../src-main/contract/health.ts'
import { useStudio } from '../../store/studio-store.ts'
import { formatBitrate } from '../../text/format-number.ts'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { Graph, type GraphLine } from './graph.tsx'
import { LossLegend } from './loss-legend.tsx'
import { LOSS_KINDS, LOSS_LOOKS, lossPercent } from './losses.ts'

const WARN_PERCENT = 1
const DANGER_PERCENT = 5

interface HealthGraphsProps {
  readonly history: readonly Health[]
  readonly now: Health
}

export function HealthGraphs({ history, now }: HealthGraphsProps) {
  const { t, language } = useText()
  const wantedKbps = useStudio(({ programme }) => programme.bitrateKbps)
  const line = (name: string, read: (health: Health) => number | null): GraphLine => ({
    name,
    samples: history.map((health) => ({ atMs: health.atMs, value: read(health) })),
  })
  const sayKbps = (kbps: number) => formatBitrate(kbps, language)
  const sayMs = (ms: number) => t(healthText.milliseconds, { ms: Math.round(ms) })
  const sayCores = (cores: number) => cores.toFixed(1)
  const sayPercent = (percent: number) => t(healthText.percent, { percent: percent.toFixed(1) })
  const orUnknown = (value: number | null, say: (value: number) => string) =>
    value === null ? t(healthText.unknown) : say(value)

  return (
    <div className="graphs">
      <Graph
        name={t(healthText.bitrate)}
        now={sayKbps(now.bitrateKbps)}
        lines={[line(t(healthText.bitrate), ({ bitrateKbps }) => bitrateKbps)]}
        atLeast={wantedKbps * 1.2}
        marks={[wantedKbps]}
        say={sayKbps}
      />
      <Graph
        name={t(healthText.losses)}
        legend={<LossLegend now={now} say={sayPercent} />}
        lines={LOSS_KINDS.map((kind) => ({
          ...line(t(healthText[kind]), (health) => lossPercent(health[kind])),
          look: LOSS_LOOKS[kind],
        }))}
        atLeast={DANGER_PERCENT * 1.2}
        marks={[WARN_PERCENT, DANGER_PERCENT]}
        say={sayPercent}
      />
      <Graph
        name={t(healthText.encodeDelay)}
        now={orUnknown(now.encodeDelayMs, sayMs)}
        lines={[line(t(healthText.encodeDelay), ({ encodeDelayMs }) => encodeDelayMs)]}
        atLeast={100}
        say={sayMs}
      />
      <Graph
        name={t(healthText.cpu)}
        now={orUnknown(now.cpuCores, sayCores)}
        lines={[line(t(healthText.cpu), ({ cpuCores }) => cpuCores)]}
        atLeast={2}
        say={sayCores}
      />
      <p className="graph-fact">
        <span>{t(healthText.avOffset)}</span>
        <strong>{orUnknown(now.avOffsetMs, sayMs)}</strong>
      </p>
    </div>
  )
}
