import { type FormEvent, useState } from 'react'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'

/** The address holds the stream key: it is typed hidden, sent once and kept nowhere in this window. */
export function AddDestinationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const add = useCommand('destination.add', 'inline')
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await add.run({ name: name.trim(), url: url.trim() })) onClose()
  }

  return (
    <Dialog title={t(stageText.addDestination)} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} data-testid="add-destination-form">
        <TextField
          label={t(stageText.name)}
          name="name"
          value={name}
          placeholder="TikTok Shop US"
          maxLength={80}
          required
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t(stageText.destinationUrl)}
          hint={t(stageText.destinationUrlHint)}
          name="url"
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          value={url}
          required
          onChange={(event) => setUrl(event.target.value)}
        />
        {add.error && <ErrorNotice error={add.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t(appText.cancel)}</Button>
          <Button type="submit" look="primary" disabled={add.isPending} data-testid="confirm-add-destination">
            {t(stageText.addDestination)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
