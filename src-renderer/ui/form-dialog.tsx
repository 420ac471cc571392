import type { FormEvent, ReactNode } from 'react'
import type { StudioErrorInfo } from '../../src-main/contract/errors.ts'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorNotice } from './notice.tsx'

interface FormDialogProps {
  /** Names the dialog, and its button where that has no name of its own. */
  readonly title: string
  /** `NAME-form` and `confirm-NAME` are the test ids of form and button. */
  readonly name: string
  readonly size?: 'normal' | 'wide'
  /** What the button says, where that is not the title. */
  readonly confirm?: string
  readonly command: { readonly error: StudioErrorInfo | null; readonly isPending: boolean }
  /** Resolves with whether it is done; the dialog then closes. */
  readonly onSubmit: () => Promise<boolean>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that fills in one command: its fields, what went wrong, cancel and send. */
export function FormDialog(props: FormDialogProps) {
  const { title, name, size = 'normal', confirm = title, command, onSubmit, onClose, children } = props
  const { t } = useText()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await onSubmit()) onClose()
  }
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} data-testid={`${name}-form`}>
        {children}
        {command.error && <ErrorNotice error={command.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t(appText.cancel)}</Button>
          <Button type="submit" look="primary" disabled={command.isPending} data-testid={`confirm-${name}`}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
