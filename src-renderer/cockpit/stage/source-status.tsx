import { assertNever } from '../../../src-main/contract/assert-never.ts'
import type { Source } from '../../../src-main/contract/state.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { secondsUntil } from '../../text/format-duration.ts'
import { soundText } from '../../text/sound-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'

interface SourceStatusProps {
  readonly source: Source
  readonly isActive: boolean
}

export function SourceStatus({ source, isActive }: SourceStatusProps) {
  const { t } = useText()
  const { kind, sound, state } = source
  switch (state.kind) {
    case 'opening':
      return <span className="row-state">{t(stageText.sourceOpening)}</span>
    case 'running':
      if (sound.muted) return <span className="row-state">{t(soundText.muted)}</span>
      if (kind === 'microphone') return <span className="row-state">{t(soundText.inMix)}</span>
      return <span className="row-state">{t(isActive ? stageText.sourceOnProgramme : stageText.sourceReady)}</span>
    case 'retrying':
      return <RetryingStatus retryAtMs={state.retryAtMs} />
    case 'off':
      return <span className="row-state">{t(stageText.sourceOff)}</span>
    default:
      return assertNever(state)
  }
}

function RetryingStatus({ retryAtMs }: { readonly retryAtMs: number }) {
  const { t } = useText()
  const seconds = secondsUntil(retryAtMs, useServerNow())
  return (
    <span className="row-state" data-tone="warn">
      {seconds > 0 ? t(stageText.sourceRetrying, { seconds }) : t(stageText.sourceRetryingNow)}
    </span>
  )
}
