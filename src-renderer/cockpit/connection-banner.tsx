import { useMirror } from '../store/studio-store.ts'
import { useNow } from '../store/use-server-now.ts'
import { appText } from '../text/app-text.ts'
import { secondsUntil } from '../text/format-duration.ts'
import { useText } from '../text/use-text.ts'
import { Icon } from '../ui/icon.tsx'

/** Silent while connected; when this window is cut off, says first that the broadcast is not. */
export function ConnectionBanner() {
  const { t } = useText()
  const connection = useMirror((mirrored) => mirrored.connection)
  if (connection.kind !== 'lost') {
    return (
      <p className="visually-hidden" data-testid="connection-state" data-kind={connection.kind}>
        {t(connection.kind === 'open' ? appText.connected : appText.connecting)}
      </p>
    )
  }
  return (
    <div className="notice" data-tone="warn" role="alert" data-testid="connection-state" data-kind="lost">
      <Icon name="alert" />
      <p>
        {t(appText.lost)} <RetryCountdown retryAtMs={connection.retryAtMs} />
      </p>
    </div>
  )
}

function RetryCountdown({ retryAtMs }: { readonly retryAtMs: number }) {
  const { t } = useText()
  const seconds = secondsUntil(retryAtMs, useNow())
  // Not announced again each second: the sentence before it is the news.
  return <span aria-live="off">{seconds > 0 ? t(appText.lostRetry, { seconds }) : t(appText.lostTrying)}</span>
}
