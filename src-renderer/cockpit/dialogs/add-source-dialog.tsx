import { useState } from 'react'
import { SOURCE_KINDS, type SourceKind } from '../../../src-main/contract/state.ts'
import type { LocalisedText } from '../../../src-main/contract/text.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { CaptureFields } from './capture-fields.tsx'
import { useDeviceListing } from './device-listing.ts'
import { isListed, NEW_SOURCE, readSourceDraft, type SourceDraft } from './source-draft.ts'

const KINDS = {
  testcard: stageText.kindTestcard,
  file: stageText.kindFile,
  screen: stageText.kindScreen,
  camera: stageText.kindCamera,
  microphone: stageText.kindMicrophone,
} as const satisfies Record<SourceKind, LocalisedText>

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const add = useCommand('source.add', 'inline')
  const [draft, setDraft] = useState(NEW_SOURCE)
  const change = (part: Partial<SourceDraft>) => setDraft((before) => ({ ...before, ...part }))
  const { kind } = draft
  const devices = useDeviceListing(isListed(kind))
  const read = readSourceDraft(draft, devices.listing)
  const ownName = read.ownName || t(KINDS[kind])

  const chooseKind = (chosen: SourceKind) => change({ kind: chosen, choice: NEW_SOURCE.choice, mode: NEW_SOURCE.mode })
  const submit = async () => (await add.run({ ...read.params, name: draft.name.trim() || ownName })) !== null

  return (
    <FormDialog title={t(stageText.addSource)} name="add-source" command={add} onSubmit={submit} onClose={onClose}>
      <SelectField
        label={t(stageText.sourceKind)}
        name="kind"
        value={kind}
        onChange={(event) => chooseKind(event.target.value as SourceKind)}
      >
        {SOURCE_KINDS.map((each) => (
          <option key={each} value={each}>
            {t(KINDS[each])}
          </option>
        ))}
      </SelectField>
      {kind === 'file' && (
        <TextField
          label={t(stageText.filePath)}
          hint={t(stageText.filePathHint)}
          name="device"
          value={draft.path}
          required
          spellCheck={false}
          onChange={(event) => change({ path: event.target.value })}
        />
      )}
      {isListed(kind) && (
        <CaptureFields kind={kind} draft={draft} modes={read.modes} devices={devices} onChange={change} />
      )}
      <TextField
        label={t(stageText.name)}
        name="name"
        value={draft.name}
        placeholder={ownName}
        maxLength={80}
        dir="auto"
        onChange={(event) => change({ name: event.target.value })}
      />
    </FormDialog>
  )
}
