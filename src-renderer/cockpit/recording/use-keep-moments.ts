import { useCommand } from '../../bridge/use-command.ts'
import { useUi } from '../../store/ui-store.ts'
import { formatDuration } from '../../text/format-duration.ts'
import { recordingText } from '../../text/recording-text.ts'
import { useText } from '../../text/use-text.ts'

/** Marking this moment and keeping the last seconds, from a button or a key alike. */
export function useKeepMoments() {
  const { t, language } = useText()
  const showDone = useUi((ui) => ui.showDone)
  const clip = useCommand('clip.save')
  const mark = useCommand('mark.add')

  return {
    isSaving: clip.isPending,
    saveClip: async (seconds: number) => {
      const saved = await clip.run({ seconds })
      if (!saved) return
      const time = formatDuration(saved.value.seconds * 1000, language)
      showDone(t(recordingText.clipSaved, { time, path: saved.value.path }))
    },
    addMark: async () => {
      if (await mark.run({})) showDone(t(recordingText.marked))
    },
  }
}
