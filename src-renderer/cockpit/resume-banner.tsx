import { isOnAir, type ResumableSession } from '../../src-main/contract/state.ts'
import { reportPath } from '../../src-main/contract/wire.ts'
import { useCommand } from '../bridge/use-command.ts'
import { useStudio } from '../store/studio-store.ts'
import { formatMoment } from '../text/format-number.ts'
import { showText } from '../text/show-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

export function ResumeBanner() {
  const resumable = useStudio((studio) => studio.resumable)
  const isIdle = useStudio(({ show }) => !isOnAir(show))
  if (!isIdle) return null
  return resumable.map((session) => <ResumableNotice key={session.id} session={session} />)
}

function ResumableNotice({ session }: { readonly session: ResumableSession }) {
  const { t, language } = useText()
  const resume = useCommand('session.resume')
  const close = useCommand('session.close')
  const isBusy = resume.isPending || close.isPending
  const title = session.title || t(showText.untitled)

  const closeAndOpenReport = async () => {
    const closed = await close.run({ sessionId: session.id })
    if (closed) window.open(reportPath(session.id), '_blank', 'noopener')
  }

  return (
    <section className="notice resume" data-tone="warn" data-testid="resume-banner" data-session-id={session.id}>
      <Icon name="alert" />
      <div>
        <strong>{t(showText.resumeTitle, { title, time: formatMoment(session.lastEventAtMs, language) })}</strong>
        <p>{t(showText.resumeHint)}</p>
      </div>
      <Button disabled={isBusy} onClick={closeAndOpenReport} data-testid="resume-close">
        {t(showText.closeAndReport)}
      </Button>
      <Button
        look="live"
        disabled={isBusy}
        onClick={() => resume.run({ sessionId: session.id })}
        data-testid="resume-continue"
      >
        {t(showText.resume)}
      </Button>
    </section>
  )
}
