import type { FormEvent, ReactNode } from 'react'
import type { StudioErrorInfo } from '../../src-main/contract/errors.ts'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorNotice } from './notice.tsx'

interface FormDialogProps {
  /** Names the dialog and its button alike. */
  readonly title: string
  /** `NAME-form` and `confirm-NAME` are the test ids of form and button. */
  readonly name: string
  readonly command: { readonly error: StudioErrorInfo | null; readonly isPending: boolean }
  /** Resolves with whether it is done; the dialog then closes. */
  readonly onSubmit: () => Promise<boolean>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that fills in one command: its fields, what went wrong, cancel and send. */
export function FormDialog({ title, name, command, onSubmit, onClose, children }: FormDialogProps) {
  const { t } = useText()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await onSubmit()) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} data-testid={`${name}-form`}>
        {children}
        {command.error && <ErrorNotice error={command.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t(appText.cancel)}</Button>
          <Button type="submit" look="primary" disabled={command.isPending} data-testid={`confirm-${name}`}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
