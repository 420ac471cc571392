import { describeError } from '../../../src-main/contract/errors.ts'
import type { Destination, StudioState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { formatCount } from '../../text/format-number.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'

/** The line below a destination: why it is away and what goes on without it, or what it lost. Nothing while all is well. */
export function DestinationDetail({ destination }: { readonly destination: Destination }) {
  const { t, language } = useText()
  const unaffected = useStudio(whatGoesOn)
  const { state, counters } = destination

  if (state.kind === 'retrying') {
    return (
      <details className="row-detail">
        <summary>
          {unaffected && <span>{t(stageText[unaffected])} · </span>}
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

function whatGoesOn({ destinations, recording }: StudioState): 'othersUnaffected' | 'recordingGoesOn' | null {
  if (Object.keys(destinations).length > 1) return 'othersUnaffected'
  return recording.kind === 'recording' ? 'recordingGoesOn' : null
}
