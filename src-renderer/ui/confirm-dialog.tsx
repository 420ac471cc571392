import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly confirmTestId: string
  readonly cancel?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks once before something viewers would notice. The safe choice has the focus. */
export function ConfirmDialog({ title, text, confirm, confirmTestId, cancel, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useText()
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="dialog-text">{text}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{cancel ?? t(appText.cancel)}</Button>
        <Button
          look="live"
          data-testid={confirmTestId}
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
