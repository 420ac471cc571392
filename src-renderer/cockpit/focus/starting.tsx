import { useStudio } from '../../store/studio-store.ts'
import { focusText } from '../../text/focus-text.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../../ui/icon.tsx'

/** Going live takes seconds; each step says when it is done, from the same states the rest of the cockpit shows. */
export function Starting() {
  const { t } = useText()
  const sources = useStudio((studio) => studio.sources)
  const programme = useStudio((studio) => studio.programme)
  const encoder = useStudio((studio) => studio.encoder)
  const recording = useStudio((studio) => studio.recording)
  const destinations = Object.values(useStudio((studio) => studio.destinations))
  const wanted = destinations.filter(({ state }) => state.kind !== 'stopped')
  const accepted = wanted.filter(({ state }) => state.kind === 'ready' || state.kind === 'live').length
  const active = programme.activeSourceId === null ? undefined : sources[programme.activeSourceId]

  return (
    <section className="focus-card" aria-labelledby="focus-head" aria-live="polite">
      <h2 id="focus-head" className="focus-headline">
        {t(focusText.startingTitle)}
      </h2>
      <p className="focus-hint">{t(focusText.startingHint)}</p>
      <ul className="steps">
        <Step name={t(focusText.startingSource)} isDone={active?.state.kind === 'running'} />
        <Step name={t(focusText.checkEncoder)} isDone={encoder.kind === 'running'} />
        <Step name={t(focusText.startingRecording)} isDone={recording.kind === 'recording'} />
        {wanted.length > 0 && (
          <Step
            name={t(focusText.checkDestinations)}
            isDone={accepted === wanted.length}
            detail={t(focusText.accepted, { count: accepted, total: wanted.length })}
          />
        )}
      </ul>
    </section>
  )
}

interface StepProps {
  readonly name: string
  readonly isDone: boolean
  readonly detail?: string
}

function Step({ name, isDone, detail }: StepProps) {
  const { t } = useText()
  return (
    <li className="check" data-outcome={isDone ? 'ok' : 'unknown'}>
      {isDone ? <Icon name="check" /> : <span className="spinner" aria-hidden="true" />}
      <strong>{name}</strong>
      <span className="check-text">{detail ?? t(isDone ? focusText.stepDone : focusText.stepWaiting)}</span>
    </li>
  )
}
