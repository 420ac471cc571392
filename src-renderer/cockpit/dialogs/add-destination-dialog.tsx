import { useState } from 'react'
import { PLATFORM_IDS, PLATFORMS, type PlatformId } from '../../../src-main/contract/platforms.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { destinationText } from '../../text/destination-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { AddressFields } from './address-fields.tsx'
import { type DestinationDraft, draftFor, readDestinationDraft } from './destination-draft.ts'
import { ShapeField } from './shape-field.tsx'

/** Key and passphrase are typed hidden, sent once and kept nowhere in this window. */
export function AddDestinationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useText()
  const add = useCommand('destination.add', 'inline')
  const hasBothShapes = useStudio(({ programme }) => programme.second !== null)
  const [draft, setDraft] = useState(() => draftFor(PLATFORM_IDS[0], ''))
  const change = (part: Partial<DestinationDraft>) => setDraft((before) => ({ ...before, ...part }))
  const platform = PLATFORMS[draft.platform]
  const ownName = platform.name[language]

  const submit = async () => (await add.run(readDestinationDraft(draft, ownName, hasBothShapes))) !== null

  return (
    <FormDialog
      title={t(stageText.addDestination)}
      name="add-destination"
      command={add}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t(destinationText.platform)}
        name="platform"
        value={draft.platform}
        onChange={(event) => setDraft(draftFor(event.target.value as PlatformId, draft.name))}
      >
        {PLATFORM_IDS.map((id) => (
          <option key={id} value={id}>
            {PLATFORMS[id].name[language]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t(stageText.name)}
        name="name"
        value={draft.name}
        placeholder={ownName}
        maxLength={80}
        dir="auto"
        onChange={(event) => change({ name: event.target.value })}
      />
      <AddressFields draft={draft} onChange={change} />
      {hasBothShapes && (
        <ShapeField
          label={t(destinationText.shape)}
          value={draft.shape ?? platform.shape}
          onChoose={(shape) => change({ shape })}
        />
      )}
      <KeyPlace />
    </FormDialog>
  )
}

/** Said only where keys are not in the system's own store. */
function KeyPlace() {
  const { language } = useText()
  const reason = useStudio(({ keyStore }) => keyStore?.reason ?? null)
  return reason && <p className="field-hint">{reason[language]}</p>
}
