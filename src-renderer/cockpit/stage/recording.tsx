import type { RecordingState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { formatDuration } from '../../text/format-duration.ts'
import { formatBytes } from '../../text/format-number.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { ErrorNotice } from '../../ui/notice.tsx'

const AUDIO_KBPS = 160
const LITTLE_TIME_MS = 30 * 60_000

/** How long the disk lasts at the programme's bitrate. */
export function recordableMs(freeBytes: number, bitrateKbps: number): number {
  return (freeBytes * 8) / (bitrateKbps + AUDIO_KBPS)
}

export function Recording() {
  const { t } = useText()
  const recording = useStudio((studio) => studio.recording)
  return (
    <section className="row" aria-labelledby="recording-head" data-testid="recording" data-state={recording.kind}>
      <div className="row-main" title={recording.kind === 'off' ? undefined : recording.path}>
        <h2 id="recording-head" className="row-name">
          {t(stageText.recording)}
        </h2>
        <RecordingStatus recording={recording} />
      </div>
      {recording.kind === 'failed' && <ErrorNotice error={recording.error} tone="fail" />}
    </section>
  )
}

function RecordingStatus({ recording }: { readonly recording: RecordingState }) {
  const { t, language } = useText()
  const bitrateKbps = useStudio(({ programme }) => programme.bitrateKbps)
  if (recording.kind !== 'recording' && recording.kind !== 'failed')
    return <span className="row-state">{t(stageText.recordingOff)}</span>
  if (recording.kind === 'failed') {
    return (
      <span className="row-state" data-tone="fail">
        {t(stageText.recordingFailed)}
      </span>
    )
  }
  const size = formatBytes(recording.bytes, language)
  if (recording.freeBytes === null) return <span className="row-state">{size}</span>
  const leftMs = recordableMs(recording.freeBytes, bitrateKbps)
  return (
    <span className="row-state" data-tone={leftMs < LITTLE_TIME_MS ? 'warn' : undefined}>
      {t(stageText.recordingFree, { size, time: roughDuration(leftMs, language) })}
    </span>
  )
}

/** Whole hours from two hours on: the rest is noise beside a changing disk. */
function roughDuration(ms: number, language: Parameters<typeof formatDuration>[1]): string {
  const stepMs = ms >= 7_200_000 ? 3_600_000 : 60_000
  return formatDuration(Math.floor(ms / stepMs) * stepMs, language)
}
