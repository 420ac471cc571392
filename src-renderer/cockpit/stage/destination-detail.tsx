import { describeError, type StudioErrorInfo } from '../../../src-main/contract/errors.ts'
import type { Health } from '../../../src-main/contract/health.ts'
import type { Destination, StudioState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { destinationText } from '../../text/destination-text.ts'
import { formatCount } from '../../text/format-number.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { ErrorNotice } from '../../ui/notice.tsx'

interface DestinationDetailProps {
  readonly destination: Destination
  readonly onRetry: () => void
}

/** The line below a destination: why it is away and what goes on without it, or what it lost. Nothing while all is well. */
export function DestinationDetail({ destination, onRetry }: DestinationDetailProps) {
  const { state } = destination
  if (state.kind === 'retrying') return <WhyAway error={state.error} onRetry={onRetry} />
  if (state.kind === 'stopped' && state.error) return <ErrorNotice error={state.error} tone="warn" />
  return <Losses destination={destination} />
}

function WhyAway({ error, onRetry }: { readonly error: StudioErrorInfo; readonly onRetry: () => void }) {
  const { t, language } = useText()
  const unaffected = useStudio(whatGoesOn)
  return (
    <div className="row-detail row-why-away">
      <details>
        <summary>
          {unaffected && <span>{t(stageText[unaffected])} · </span>}
          <span className="row-why">{t(stageText.why)}</span>
        </summary>
        <p>{describeError(error)[language]}</p>
      </details>
      <button type="button" className="row-action" onClick={onRetry} data-testid="retry-destination">
        {t(destinationText.retryNow)}
      </button>
    </div>
  )
}

function Losses({ destination }: { readonly destination: Destination }) {
  const { t, language } = useText()
  const waitingSeconds = useStudio(({ health }) => longWaitSeconds(health, destination.id))
  const { droppedFrames, reconnects } = destination.counters
  const facts = [
    waitingSeconds !== null && t(destinationText.behind, { seconds: waitingSeconds }),
    droppedFrames > 0 && t(stageText.destinationDropped, { count: formatCount(droppedFrames, language) }),
    reconnects > 0 && t(stageText.reconnects, { count: reconnects }),
  ].filter(Boolean)
  return facts.length > 0 ? <p className="row-detail">{facts.join(' · ')}</p> : null
}

const LONG_WAIT_MS = 1_000

/** How much of the show waits for a destination, to a tenth of a second; null where it is not worth a word. */
export function longWaitSeconds(health: Health | null, destinationId: string): number | null {
  const queue = health?.queues.find(({ kind, id }) => kind === 'destination' && id === destinationId)
  return queue && queue.waitingMs > LONG_WAIT_MS ? Math.round(queue.waitingMs / 100) / 10 : null
}

function whatGoesOn({ destinations, recording }: StudioState): 'othersUnaffected' | 'recordingGoesOn' | null {
  if (Object.keys(destinations).length > 1) return 'othersUnaffected'
  return recording.kind === 'recording' ? 'recordingGoesOn' : null
}
