import { useCommand } from '../../bridge/use-command.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

export function ConfirmStopDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const stop = useCommand('show.stop')
  return (
    <ConfirmDialog
      title={t(showText.stopTitle)}
      text={t(showText.stopHint)}
      confirm={t(showText.stopConfirm)}
      confirmTestId="confirm-stop"
      cancel={t(showText.stopCancel)}
      onConfirm={() => stop.run({})}
      onClose={onClose}
    />
  )
}
