import { assertNever } from '../../../src-main/contract/assert-never.ts'
import type { DestinationState } from '../../../src-main/contract/state.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatElapsed, secondsUntil } from '../../text/format-duration.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'

export function DestinationStatus({ state }: { readonly state: DestinationState }) {
  const { t } = useText()
  switch (state.kind) {
    case 'off':
      return <span className="row-state">{t(stageText.destinationOff)}</span>
    case 'stopped':
      return <span className="row-state">{t(stageText.destinationStopped)}</span>
    case 'connecting':
      return <span className="row-state">{t(stageText.destinationConnecting)}</span>
    case 'ready':
      return (
        <span className="row-state" data-tone="ok">
          {t(stageText.destinationReady)}
        </span>
      )
    case 'live':
      return <LiveStatus sinceMs={state.sinceMs} />
    case 'retrying':
      return <RetryingStatus retryAtMs={state.retryAtMs} />
    default:
      return assertNever(state)
  }
}

function LiveStatus({ sinceMs }: { readonly sinceMs: number }) {
  const { t } = useText()
  return (
    <span className="row-state" data-tone="ok">
      {t(stageText.destinationLive)} {formatElapsed(useServerNow() - sinceMs)}
    </span>
  )
}

function RetryingStatus({ retryAtMs }: { readonly retryAtMs: number }) {
  const { t } = useText()
  const seconds = secondsUntil(retryAtMs, useServerNow())
  return (
    <span className="row-state" data-tone="warn">
      {seconds > 0 ? t(stageText.destinationRetrying, { seconds }) : t(stageText.destinationRetryingNow)}
    </span>
  )
}
