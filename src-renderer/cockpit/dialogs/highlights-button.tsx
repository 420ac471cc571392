import { useState } from 'react'
import { describeError } from '../../../src-main/contract/errors.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { recordingText } from '../../text/recording-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'

/** Cuts a closed show's marks out of its recording; says where the files are, or why there are none. */
export function useHighlights(sessionId: string) {
  const { t, language } = useText()
  const cut = useCommand('highlights.export', 'inline')
  const [paths, setPaths] = useState<readonly string[] | null>(null)

  const run = async () => {
    const done = await cut.run({ sessionId })
    if (done) setPaths(done.value.paths)
  }
  const outcome = () => {
    if (cut.error) return describeError(cut.error)[language]
    if (!paths) return null
    const [path] = paths
    return path === undefined
      ? t(recordingText.highlightsNone)
      : t(recordingText.highlightsSaved, { count: paths.length, path })
  }
  return { run, isPending: cut.isPending, outcome: outcome() }
}

export function HighlightsButton({ run, isPending }: Pick<ReturnType<typeof useHighlights>, 'run' | 'isPending'>) {
  const { t } = useText()
  return (
    <Button
      look="quiet"
      title={t(recordingText.highlightsHint)}
      disabled={isPending}
      onClick={run}
      data-testid="export-highlights"
    >
      {t(isPending ? recordingText.highlightsBusy : recordingText.highlights)}
    </Button>
  )
}
