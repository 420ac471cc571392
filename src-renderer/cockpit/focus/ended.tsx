import { reportPath } from '../../../src-main/contract/wire.ts'
import { useUi } from '../../store/ui-store.ts'
import { focusText } from '../../text/focus-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'

export function Ended({ sessionId }: { readonly sessionId: string }) {
  const { t } = useText()
  const putAwaySession = useUi((ui) => ui.putAwaySession)
  return (
    <section className="focus-card" aria-labelledby="focus-head">
      <h2 id="focus-head" className="focus-headline">
        {t(focusText.endedTitle)}
      </h2>
      <p className="focus-hint">{t(focusText.endedHint)}</p>
      <div className="focus-actions">
        <LinkButton href={reportPath(sessionId)} data-testid="open-report" data-session-id={sessionId}>
          {t(focusText.openReport)}
        </LinkButton>
        <Button size="large" onClick={() => putAwaySession(sessionId)} data-testid="next-show">
          {t(focusText.nextShow)}
        </Button>
      </div>
    </section>
  )
}
