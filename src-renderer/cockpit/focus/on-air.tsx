import type { Cue, Phase, ShowClock } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useShowTime } from '../../store/use-show-time.ts'
import { focusText } from '../../text/focus-text.ts'
import { formatCountdown, formatDuration } from '../../text/format-duration.ts'
import { useText } from '../../text/use-text.ts'
import { currentPhase } from '../run/phase-time.ts'

/** A prompt stays the thing to do for this much show time; then the next one deserves the eye. */
const PROMPT_IS_CURRENT_MS = 90_000

/** While live: the prompt to act on now, else what comes next; the purpose of the phase below it. */
export function OnAir({ clock }: { readonly clock: ShowClock }) {
  const { t, language } = useText()
  const run = useStudio((studio) => studio.run)
  const showMs = useShowTime(clock)
  const phase = currentPhase(run, showMs)
  const { currentCue, nextCue } = run
  const isFresh = currentCue !== null && showMs - currentCue.firedAtMs < PROMPT_IS_CURRENT_MS

  return (
    <>
      <section className="focus-card on-air" data-fresh={isFresh} aria-labelledby="focus-head" aria-live="polite">
        <p className="focus-kicker">
          {phase && <span>{phase.title[language]}</span>}
          <span>{t(isFresh ? focusText.now : focusText.next)}</span>
          {isFresh && <Ago ms={showMs - currentCue.firedAtMs} />}
        </p>
        <h2 id="focus-head" className="focus-headline" data-testid="current-prompt" data-cue-id={currentCue?.id}>
          {isFresh ? currentCue.text[language] : (nextCue?.text[language] ?? t(focusText.keepGoing))}
        </h2>
        {!isFresh && nextCue && <DueIn cue={nextCue} showMs={showMs} isLarge />}
        {!isFresh && !nextCue && <p className="focus-hint">{t(focusText.keepGoingHint)}</p>}
        {phase && <PhasePurpose phase={phase} />}
      </section>
      {isFresh && <NextPrompt cue={nextCue} showMs={showMs} />}
    </>
  )
}

function PhasePurpose({ phase }: { readonly phase: Phase }) {
  const { t, language } = useText()
  return (
    <p className="purpose">
      <span>{phase.purpose[language]}</span>
      <span>{t(focusText.interaction, { how: phase.interaction[language] })}</span>
    </p>
  )
}

function NextPrompt({ cue, showMs }: { readonly cue: Cue | null; readonly showMs: number }) {
  const { t, language } = useText()
  return (
    <section className="next-card">
      <h3 className="focus-kicker">
        {t(focusText.next)}
        {cue && <DueIn cue={cue} showMs={showMs} />}
      </h3>
      <p>{cue ? cue.text[language] : t(focusText.noMorePrompts)}</p>
    </section>
  )
}

function DueIn({
  cue,
  showMs,
  isLarge = false,
}: {
  readonly cue: Cue
  readonly showMs: number
  readonly isLarge?: boolean
}) {
  const { t } = useText()
  const leftMs = cue.dueAtMs - showMs
  return (
    <span className={isLarge ? 'due due-large' : 'due'} aria-live="off">
      {leftMs > 0 ? t(focusText.inTime, { time: formatCountdown(leftMs) }) : t(focusText.dueNow)}
    </span>
  )
}

function Ago({ ms }: { readonly ms: number }) {
  const { t, language } = useText()
  return <span aria-live="off">{t(focusText.ago, { time: formatDuration(ms, language) })}</span>
}
