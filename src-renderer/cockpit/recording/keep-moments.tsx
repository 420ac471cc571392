import { formatDuration } from '../../text/format-duration.ts'
import { recordingText } from '../../text/recording-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { useHotkeys } from './use-hotkeys.ts'
import { useKeepMoments } from './use-keep-moments.ts'

const CLIP_SECONDS = [30, 60, 120] as const
const HOTKEY_SECONDS = 60

/** While recording: the last half, one or two minutes as a file of their own (C: one), and marks (M). */
export function KeepMoments() {
  const { t, language } = useText()
  const { isSaving, saveClip, addMark } = useKeepMoments()
  useHotkeys({ c: () => void saveClip(HOTKEY_SECONDS), m: () => void addMark() })

  return (
    <div className="keep-moments">
      <span>{t(recordingText.keep)}</span>
      {CLIP_SECONDS.map((seconds) => {
        const time = formatDuration(seconds * 1000, language)
        const label = t(recordingText.keepLast, { time })
        return (
          <Button
            key={seconds}
            look="quiet"
            aria-label={label}
            title={seconds === HOTKEY_SECONDS ? t(recordingText.clipKey, { label }) : label}
            aria-keyshortcuts={seconds === HOTKEY_SECONDS ? 'c' : undefined}
            disabled={isSaving}
            onClick={() => saveClip(seconds)}
            data-testid={`clip-${seconds}`}
          >
            {time}
          </Button>
        )
      })}
      <Button title={t(recordingText.markHint)} aria-keyshortcuts="m" onClick={addMark} data-testid="mark">
        {t(recordingText.mark)}
      </Button>
    </div>
  )
}
