import { type FormEvent, useState } from 'react'
import { SOURCE_KINDS, type SourceKind } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'

const KINDS = {
  testcard: { name: stageText.kindTestcard, device: null },
  file: { name: stageText.kindFile, device: { label: stageText.filePath, hint: stageText.filePathHint } },
  screen: { name: stageText.kindScreen, device: { label: stageText.screenDevice, hint: stageText.screenDeviceHint } },
  camera: { name: stageText.kindCamera, device: { label: stageText.cameraDevice, hint: stageText.cameraDeviceHint } },
} as const satisfies Record<SourceKind, unknown>

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const add = useCommand('source.add', 'inline')
  const [kind, setKind] = useState<SourceKind>('testcard')
  const [name, setName] = useState('')
  const [device, setDevice] = useState('')
  const [microphone, setMicrophone] = useState('')
  const { device: deviceField, name: kindName } = KINDS[kind]

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const named = name.trim() || lastPart(device) || t(kindName)
    const taken = deviceField && device.trim() ? { device: device.trim() } : {}
    const heard = kind === 'camera' && microphone.trim() ? { microphone: microphone.trim() } : {}
    if (await add.run({ kind, name: named, ...taken, ...heard })) onClose()
  }

  return (
    <Dialog title={t(stageText.addSource)} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} data-testid="add-source-form">
        <SelectField
          label={t(stageText.sourceKind)}
          name="kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as SourceKind)}
        >
          {SOURCE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(KINDS[each].name)}
            </option>
          ))}
        </SelectField>
        {deviceField && (
          <TextField
            label={t(deviceField.label)}
            hint={t(deviceField.hint)}
            name="device"
            value={device}
            required={kind === 'file'}
            spellCheck={false}
            onChange={(event) => setDevice(event.target.value)}
          />
        )}
        {kind === 'camera' && (
          <TextField
            label={t(stageText.microphone)}
            hint={t(stageText.microphoneHint)}
            name="microphone"
            value={microphone}
            spellCheck={false}
            onChange={(event) => setMicrophone(event.target.value)}
          />
        )}
        <TextField
          label={t(stageText.name)}
          name="name"
          value={name}
          placeholder={lastPart(device) || t(kindName)}
          maxLength={80}
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
        {add.error && <ErrorNotice error={add.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t(appText.cancel)}</Button>
          <Button type="submit" look="primary" disabled={add.isPending} data-testid="confirm-add-source">
            {t(stageText.addSource)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A file's own name is what its host would call it. */
function lastPart(path: string): string {
  return path.trim().split(/[\\/]/).at(-1)?.slice(0, 80) ?? ''
}
