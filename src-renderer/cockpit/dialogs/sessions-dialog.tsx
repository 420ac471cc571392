import { useEffect, useState } from 'react'
import type { SessionSummary } from '../../../src-main/contract/commands.ts'
import { type StudioErrorInfo, toStudioError } from '../../../src-main/contract/errors.ts'
import { reportPath } from '../../../src-main/contract/wire.ts'
import { studioClient } from '../../bridge/studio.ts'
import { appText } from '../../text/app-text.ts'
import { formatDuration } from '../../text/format-duration.ts'
import { formatMoment } from '../../text/format-number.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { HighlightsButton, useHighlights } from './highlights-button.tsx'
import './sessions-dialog.css'

type Listing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'listed'; readonly sessions: readonly SessionSummary[] }
  | { readonly kind: 'failed'; readonly error: StudioErrorInfo }

export function SessionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [listing, setListing] = useState<Listing>({ kind: 'loading' })

  useEffect(() => {
    if (listing.kind !== 'loading') return
    studioClient.send('sessions.list', {}).then(
      ({ sessions }) => setListing({ kind: 'listed', sessions }),
      (error: unknown) => setListing({ kind: 'failed', error: toStudioError(error).toInfo() }),
    )
  }, [listing])

  return (
    <Dialog title={t(showText.sessions)} size="wide" onClose={onClose}>
      {listing.kind === 'loading' && <p className="dialog-text">{t(showText.sessionsLoading)}</p>}
      {listing.kind === 'failed' && <ErrorNotice error={listing.error} />}
      {listing.kind === 'listed' && <SessionList sessions={listing.sessions} />}
      <div className="dialog-actions">
        {listing.kind === 'failed' && (
          <Button onClick={() => setListing({ kind: 'loading' })}>{t(showText.tryAgain)}</Button>
        )}
        <Button onClick={onClose}>{t(appText.close)}</Button>
      </div>
    </Dialog>
  )
}

function SessionList({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const { t } = useText()
  if (sessions.length === 0) return <p className="dialog-text">{t(showText.sessionsEmpty)}</p>
  const newestFirst = sessions.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  return (
    <ul className="sessions" data-testid="sessions-list">
      {newestFirst.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}

const KINDS = {
  broadcast: showText.kindBroadcast,
  watch: showText.kindWatch,
  rehearsal: showText.kindRehearsal,
} as const satisfies Record<SessionSummary['kind'], unknown>

function SessionRow({ session }: { readonly session: SessionSummary }) {
  const { t, language } = useText()
  const highlights = useHighlights(session.id)
  const { startedAt, endedAt } = session
  const facts = [t(KINDS[session.kind]), formatMoment(startedAt, language)]
  if (endedAt) facts.push(formatDuration(Date.parse(endedAt) - Date.parse(startedAt), language))
  return (
    <li className="session" data-testid="session" data-session-id={session.id} data-state={session.state}>
      <span className="session-title" dir="auto">
        {session.title || t(showText.untitled)}
      </span>
      <span className="session-facts">{facts.join(' · ')}</span>
      <span className="session-actions">
        {session.state === 'closed' && session.kind !== 'watch' && <HighlightsButton {...highlights} />}
        {session.state === 'closed' ? (
          <a href={reportPath(session.id)} target="_blank" rel="noopener">
            {t(showText.reportOpen)}
          </a>
        ) : (
          <span className="session-facts">{t(showText.reportLater)}</span>
        )}
      </span>
      {highlights.outcome && <output className="session-facts session-outcome">{highlights.outcome}</output>}
    </li>
  )
}
