import type { CaptureMode } from '../../../src-main/contract/devices.ts'
import { soundText } from '../../text/sound-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { DeviceField, devicesOf, modeLabel } from './device-field.tsx'
import type { useDeviceListing } from './device-listing.ts'
import type { ListedKind, SourceDraft } from './source-draft.ts'

const LISTED = {
  screen: { label: stageText.screenDevice, hint: stageText.screenDeviceHint, empty: stageText.screenNone },
  camera: { label: stageText.cameraDevice, hint: stageText.cameraDeviceHint, empty: stageText.cameraNone },
  microphone: { label: stageText.microphone, hint: stageText.microphoneOnlyHint, empty: stageText.microphoneNone },
} as const

interface CaptureFieldsProps {
  readonly kind: ListedKind
  readonly draft: SourceDraft
  readonly modes: readonly CaptureMode[]
  readonly devices: ReturnType<typeof useDeviceListing>
  readonly onChange: (part: Partial<SourceDraft>) => void
}

/** What to capture from: the device, a camera's mode and sound, and another look at what is there. */
export function CaptureFields({ kind, draft, modes, devices, onChange }: CaptureFieldsProps) {
  const { t } = useText()
  const { listing, added, lookAgain } = devices
  return (
    <>
      <DeviceField
        name="device"
        label={t(LISTED[kind].label)}
        hint={t(LISTED[kind].hint)}
        empty={t(LISTED[kind].empty)}
        listed={devicesOf(listing, kind)}
        choice={draft.choice}
        onChoose={(choice) => onChange({ choice, mode: null })}
      />
      {modes.length > 0 && (
        <SelectField
          label={t(soundText.cameraMode)}
          name="mode"
          value={draft.mode ?? ''}
          onChange={(event) => onChange({ mode: event.target.value === '' ? null : Number(event.target.value) })}
        >
          <option value="">{t(soundText.cameraModeProgramme)}</option>
          {modes.map((mode, place) => (
            <option key={modeLabel(mode, t)} value={place}>
              {modeLabel(mode, t)}
            </option>
          ))}
        </SelectField>
      )}
      {kind === 'camera' && (
        <DeviceField
          name="microphone"
          label={t(stageText.microphone)}
          hint={t(stageText.microphoneHint)}
          empty={t(stageText.microphoneNone)}
          none={t(stageText.noSound)}
          listed={devicesOf(listing, 'microphone')}
          choice={draft.microphoneChoice}
          onChoose={(microphoneChoice) => onChange({ microphoneChoice })}
        />
      )}
      {listing.kind === 'failed' && <ErrorNotice error={listing.error} />}
      <div className="look-again">
        <p className="field-hint" role="status">
          {added.length > 0 && t(soundText.newDevices, { names: added.map(({ name }) => name).join(', ') })}
        </p>
        <Button look="quiet" disabled={listing.kind === 'loading'} onClick={lookAgain} data-testid="look-again">
          {t(stageText.lookAgain)}
        </Button>
      </div>
    </>
  )
}
