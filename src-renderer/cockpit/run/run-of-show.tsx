import type { RunState, ShowClock } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useShowTime } from '../../store/use-show-time.ts'
import { formatCountdown, formatPlace } from '../../text/format-duration.ts'
import { runText } from '../../text/run-text.ts'
import { useText } from '../../text/use-text.ts'
import { currentPhase, phaseLeftMs, runLengthMs, runPosition } from './phase-time.ts'
import './run-of-show.css'

export function RunOfShow() {
  const { t } = useText()
  const run = useStudio((studio) => studio.run)
  const show = useStudio((studio) => studio.show)
  return (
    <section className="run" aria-label={t(runText.run)}>
      {show.kind === 'live' ? <LiveLine run={run} clock={show.clock} /> : <PlannedLine run={run} />}
      <Timeline run={run} clock={show.kind === 'live' ? show.clock : null} />
    </section>
  )
}

function PlannedLine({ run }: { readonly run: RunState }) {
  const { t, language } = useText()
  if (run.phases.length === 0) return <p className="run-line">{t(runText.empty)}</p>
  return (
    <p className="run-line">
      <strong>{run.title[language] || t(runText.run)}</strong>
      <span>{formatPlace(runLengthMs(run))}</span>
    </p>
  )
}

function LiveLine({ run, clock }: { readonly run: RunState; readonly clock: ShowClock }) {
  const { t, language } = useText()
  const showMs = useShowTime(clock)
  const phase = currentPhase(run, showMs)
  const leftMs = phase ? phaseLeftMs(phase, showMs) : 0
  const { nextCue } = run
  return (
    <p className="run-line">
      <strong>
        {formatPlace(showMs)} / {formatPlace(runLengthMs(run))}
      </strong>
      {phase && (
        <span data-testid="phase-current" data-phase-id={phase.id} data-over={leftMs < 0}>
          {t(leftMs < 0 ? runText.phaseOver : runText.phaseLeft, {
            phase: phase.title[language],
            time: formatCountdown(Math.abs(leftMs)),
          })}
        </span>
      )}
      {nextCue && (
        <span className="run-next" data-testid="next-prompt" data-cue-id={nextCue.id}>
          {t(runText.nextPrompt, { time: formatPlace(nextCue.dueAtMs), text: nextCue.text[language] })}
        </span>
      )}
    </p>
  )
}

function Timeline({ run, clock }: { readonly run: RunState; readonly clock: ShowClock | null }) {
  const { language } = useText()
  if (run.phases.length === 0) return null
  const columns = run.phases.map((phase) => `${Math.max(1, phase.endsAtMs - phase.startsAtMs)}fr`).join(' ')
  return (
    <div className="timeline">
      {clock && <Progress run={run} clock={clock} />}
      <ol className="phases" style={{ gridTemplateColumns: columns }}>
        {run.phases.map((phase) => (
          <li
            key={phase.id}
            className="phase"
            aria-current={clock !== null && phase.id === run.currentPhaseId ? 'step' : undefined}
            title={`${phase.title[language]} · ${phase.purpose[language]}`}
          >
            <strong>{phase.title[language]}</strong>
            <span>{phase.interaction[language]}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Progress({ run, clock }: { readonly run: RunState; readonly clock: ShowClock }) {
  const place = `${runPosition(run, useShowTime(clock)) * 100}%`
  return (
    <div className="progress" aria-hidden="true">
      <div className="progress-done" style={{ width: place }} />
      <span className="marker" style={{ left: place }} />
    </div>
  )
}
