import { useState } from 'react'
import { SOURCE_KINDS, type SourceKind } from '../../../src-main/contract/state.ts'
import type { LocalisedText } from '../../../src-main/contract/text.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { chosenDevice, DeviceField, devicesOf, UNCHOSEN, useDeviceListing } from './device-field.tsx'

const KINDS = {
  testcard: stageText.kindTestcard,
  file: stageText.kindFile,
  screen: stageText.kindScreen,
  camera: stageText.kindCamera,
  microphone: stageText.kindMicrophone,
} as const satisfies Record<SourceKind, LocalisedText>

const LISTED = {
  screen: { label: stageText.screenDevice, hint: stageText.screenDeviceHint, empty: stageText.screenNone },
  camera: { label: stageText.cameraDevice, hint: stageText.cameraDeviceHint, empty: stageText.cameraNone },
} as const

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const add = useCommand('source.add', 'inline')
  const [kind, setKind] = useState<SourceKind>('testcard')
  const [name, setName] = useState('')
  const [path, setPath] = useState('')
  const [choice, setChoice] = useState(UNCHOSEN)
  const [microphoneChoice, setMicrophoneChoice] = useState(UNCHOSEN)
  const listedKind = kind === 'screen' || kind === 'camera' ? kind : null
  const { listing, lookAgain } = useDeviceListing(listedKind !== null)
  const listed = listedKind && devicesOf(listing, listedKind)
  const microphones = devicesOf(listing, 'microphone')

  const device = kind === 'file' ? path.trim() : listedKind ? chosenDevice(choice, listed) : ''
  const microphone = kind === 'camera' ? chosenDevice(microphoneChoice, microphones, true) : ''
  const ownName =
    listed?.find((each) => each.device === device)?.name.slice(0, 80) || lastPart(device) || t(KINDS[kind])

  const chooseKind = (chosen: SourceKind) => {
    setKind(chosen)
    setChoice(UNCHOSEN)
  }
  const submit = async () => {
    const taken = device ? { device } : {}
    const heard = microphone ? { microphone } : {}
    return (await add.run({ kind, name: name.trim() || ownName, ...taken, ...heard })) !== null
  }

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
          value={path}
          required
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
        />
      )}
      {listedKind && (
        <DeviceField
          name="device"
          label={t(LISTED[listedKind].label)}
          hint={t(LISTED[listedKind].hint)}
          empty={t(LISTED[listedKind].empty)}
          listed={listed}
          choice={choice}
          onChoose={setChoice}
        />
      )}
      {kind === 'camera' && (
        <DeviceField
          name="microphone"
          label={t(stageText.microphone)}
          hint={t(stageText.microphoneHint)}
          empty={t(stageText.microphoneNone)}
          none={t(stageText.noSound)}
          listed={microphones}
          choice={microphoneChoice}
          onChoose={setMicrophoneChoice}
        />
      )}
      {listedKind && listing.kind === 'failed' && <ErrorNotice error={listing.error} />}
      {listedKind && (
        <Button look="quiet" disabled={listing.kind === 'loading'} onClick={lookAgain} data-testid="look-again">
          {t(stageText.lookAgain)}
        </Button>
      )}
      <TextField
        label={t(stageText.name)}
        name="name"
        value={name}
        placeholder={ownName}
        maxLength={80}
        dir="auto"
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  )
}

/** A file's own name is what its host would call it. */
function lastPart(path: string): string {
  return path.trim().split(/[\\/]/).at(-1)?.slice(0, 80) ?? ''
}
