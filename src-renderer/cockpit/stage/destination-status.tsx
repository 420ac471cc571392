import { assertNever } from '../../../src-main/contract/assert-never.ts'
import { describeError } from '../../../src-main/contract/errors.ts'
import type { Destination, DestinationState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatElapsed, secondsUntil } from '../../text/format-duration.ts'
import { formatCount } from '../../text/format-number.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'

export function DestinationStatus({ state }: { readonly state: DestinationState }) {
  const { t } = useText()
  switch (state.kind) {
    case 'off':
      return <span className="row-state">{t(stageText.destinationOff)}</span>
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

/** The line below a destination: why it is away, or what it lost. Nothing while all is well. */
export function DestinationDetail({ destination }: { readonly destination: Destination }) {
  const { t, language } = useText()
  const hasOthers = useStudio(({ destinations }) => Object.keys(destinations).length > 1)
  const { state, counters } = destination

  if (state.kind === 'retrying') {
    return (
      <details className="row-detail">
        <summary>
          {hasOthers && <span>{t(stageText.othersUnaffected)} · </span>}
          <span className="row-why">{t(stageText.why)}</span>
        </summary>
        <p>{describeError(state.error)[language]}</p>
      </details>
    )
  }
  const facts = [
    counters.droppedFrames > 0 &&
      t(stageText.destinationDropped, { count: formatCount(counters.droppedFrames, language) }),
    counters.reconnects > 0 && t(stageText.reconnects, { count: counters.reconnects }),
  ].filter(Boolean)
  return facts.length > 0 ? <p className="row-detail">{facts.join(' · ')}</p> : null
}
