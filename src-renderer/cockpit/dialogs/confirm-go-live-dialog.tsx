import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { focusText } from '../../text/focus-text.ts'
import { useText } from '../../text/use-text.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** A failed check warns and does not lock: the core refuses what truly cannot start. */
export function ConfirmGoLiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useText()
  const title = useUi((ui) => ui.showTitle)
  const checklist = useStudio((studio) => studio.checklist)
  const goLive = useCommand('show.goLive')
  const problems = Object.values(checklist).filter(({ outcome }) => outcome === 'fail')
  return (
    <ConfirmDialog
      title={t(focusText.goLiveAnywayTitle)}
      text={problems.map(({ text }) => text[language]).join(' ')}
      confirm={t(focusText.goLiveAnyway)}
      confirmTestId="confirm-go-live"
      onConfirm={() => goLive.run({ title })}
      onClose={onClose}
    />
  )
}
