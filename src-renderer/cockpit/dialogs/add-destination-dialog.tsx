import { useState } from 'react'
import { useCommand } from '../../bridge/use-command.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

/** The address holds the stream key: it is typed hidden, sent once and kept nowhere in this window. */
export function AddDestinationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const add = useCommand('destination.add', 'inline')
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')

  const submit = async () => (await add.run({ name: name.trim(), url: url.trim() })) !== null

  return (
    <FormDialog
      title={t(stageText.addDestination)}
      name="add-destination"
      command={add}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}
