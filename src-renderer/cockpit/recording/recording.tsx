import type { RecordingState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { KeepMoments } from './keep-moments.tsx'
import { RecordingStatus } from './recording-status.tsx'
import './recording.css'

/** The recording: how long it can go on, and what the host keeps of it meanwhile. */
export function Recording() {
  const { t } = useText()
  const recording = useStudio((studio) => studio.recording)
  return (
    <section
      className="row recording"
      aria-labelledby="recording-head"
      data-testid="recording"
      data-state={recording.kind}
    >
      <div className="row-main" title={recording.kind === 'off' ? undefined : recording.path}>
        <h2 id="recording-head" className="row-name">
          {t(stageText.recording)}
        </h2>
        <RecordingStatus recording={recording} />
      </div>
      <Trouble recording={recording} />
      {recording.kind === 'recording' && <KeepMoments />}
    </section>
  )
}

function Trouble({ recording }: { readonly recording: RecordingState }) {
  if (recording.kind === 'failed') return <ErrorNotice error={recording.error} tone="fail" />
  if (recording.kind === 'paused') return <ErrorNotice error={recording.error} tone="warn" />
  return null
}
