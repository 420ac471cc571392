import { assertNever } from '../../../src-main/contract/assert-never.ts'
import type { RecordingState } from '../../../src-main/contract/state.ts'
import { formatDuration } from '../../text/format-duration.ts'
import { formatBytes } from '../../text/format-number.ts'
import { recordingText } from '../../text/recording-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'

const LITTLE_TIME_SECONDS = 30 * 60

export function RecordingStatus({ recording }: { readonly recording: RecordingState }) {
  const { t } = useText()
  switch (recording.kind) {
    case 'off':
      return <span className="row-state">{t(stageText.recordingOff)}</span>
    case 'recording':
      return <Room recording={recording} />
    case 'paused':
      return (
        <span className="row-state" data-tone="warn">
          {t(recordingText.paused)}
        </span>
      )
    case 'finishing':
      return <span className="row-state">{t(recordingText.finishing)}</span>
    case 'failed':
      return (
        <span className="row-state" data-tone="fail">
          {t(stageText.recordingFailed)}
        </span>
      )
    default:
      return assertNever(recording)
  }
}

function Room({ recording }: { readonly recording: Extract<RecordingState, { kind: 'recording' }> }) {
  const { t, language } = useText()
  const { bytes, secondsToFull } = recording
  const size = formatBytes(bytes, language)
  if (secondsToFull === null) return <span className="row-state">{size}</span>
  const isLittle = secondsToFull < LITTLE_TIME_SECONDS
  const time = formatDuration(roughMs(secondsToFull), language)
  return (
    <span className="row-state" data-tone={isLittle ? 'warn' : undefined}>
      {t(isLittle ? recordingText.full : stageText.recordingFree, { size, time })}
    </span>
  )
}

/** Whole hours from two hours on, then minutes, the last two in seconds: the rest is noise beside a changing disk. */
export function roughMs(seconds: number): number {
  const stepSeconds = seconds >= 7_200 ? 3_600 : seconds >= 120 ? 60 : 1
  return Math.floor(seconds / stepSeconds) * stepSeconds * 1000
}
