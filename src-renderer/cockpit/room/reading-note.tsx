import { useStudio } from '../../store/studio-store.ts'
import { triageText } from '../../text/triage-text.ts'
import { useText } from '../../text/use-text.ts'

/** Said only when comments are not all being read. */
export function ReadingNote() {
  const { t } = useText()
  const reading = useStudio((studio) => studio.reading)
  if (reading.kind === 'starting') return <p className="reading-note">{t(triageText.starting)}</p>
  if (reading.kind === 'off') return <p className="reading-note">{t(triageText.off)}</p>
  if (reading.share >= 1) return null
  return (
    <p className="reading-note" role="status" data-testid="sampling">
      {t(triageText.sampling, { share: `${Math.round(reading.share * 100)}` })}
    </p>
  )
}
