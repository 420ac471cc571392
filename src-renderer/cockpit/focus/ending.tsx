import { focusText } from '../../text/focus-text.ts'
import { useText } from '../../text/use-text.ts'

export function Ending() {
  const { t } = useText()
  return (
    <section className="focus-card" aria-labelledby="focus-head" aria-live="polite">
      <h2 id="focus-head" className="focus-headline">
        <span className="spinner" aria-hidden="true" /> {t(focusText.endingTitle)}
      </h2>
      <p className="focus-hint">{t(focusText.endingHint)}</p>
    </section>
  )
}
