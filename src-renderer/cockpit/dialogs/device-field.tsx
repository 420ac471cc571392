import type { CaptureDevice, CaptureMode } from '../../../src-main/contract/devices.ts'
import type { StudioErrorInfo } from '../../../src-main/contract/errors.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'

export type DeviceListing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'listed'; readonly devices: readonly CaptureDevice[] }
  | { readonly kind: 'failed'; readonly error: StudioErrorInfo }

/** Null while they are looked for. */
export function devicesOf(listing: DeviceListing, kind: CaptureDevice['kind']): readonly CaptureDevice[] | null {
  if (listing.kind === 'loading') return null
  return listing.kind === 'listed' ? listing.devices.filter((device) => device.kind === kind) : []
}

export type DeviceChoice =
  | { readonly kind: 'unchosen' }
  | { readonly kind: 'listed'; readonly device: string }
  | { readonly kind: 'typed'; readonly device: string }

export const UNCHOSEN: DeviceChoice = { kind: 'unchosen' }

/** The device to use, empty for none: what is typed, else what is chosen and still there, else the first unless none may be used. */
export function chosenDevice(
  choice: DeviceChoice,
  listed: readonly CaptureDevice[] | null,
  isOptional = false,
): string {
  if (choice.kind === 'typed') return choice.device.trim()
  const isThere = ({ device }: CaptureDevice) => choice.kind === 'listed' && choice.device === device
  return (listed?.find(isThere) ?? (isOptional ? undefined : listed?.[0]))?.device ?? ''
}

interface DeviceFieldProps {
  readonly name: 'device' | 'microphone'
  readonly label: string
  /** How to name a device by hand. */
  readonly hint: string
  /** Said when there is none to choose. */
  readonly empty: string
  /** The choice of no device at all, where there is one. */
  readonly none?: string
  readonly listed: readonly CaptureDevice[] | null
  readonly choice: DeviceChoice
  readonly onChoose: (choice: DeviceChoice) => void
}

const OTHER = 'other'
/** A device may have any name: the mark keeps it apart from the other options. */
const optionOf = (device: string) => (device ? `:${device}` : '')

/** A listed device, or one typed by hand. */
export function DeviceField({ name, label, hint, empty, none, listed, choice, onChoose }: DeviceFieldProps) {
  const { t } = useText()
  const isEmpty = listed?.length === 0
  const isTyped = choice.kind === 'typed'
  const choose = (option: string) =>
    onChoose(option === OTHER ? { kind: 'typed', device: '' } : { kind: 'listed', device: option.slice(1) })

  return (
    <>
      {isEmpty ? (
        <p className="field-hint" role="status">
          {empty}
        </p>
      ) : (
        <SelectField
          label={label}
          name={`listed-${name}`}
          value={isTyped ? OTHER : optionOf(chosenDevice(choice, listed, none !== undefined))}
          aria-busy={listed === null}
          onChange={(event) => choose(event.target.value)}
        >
          {listed === null && <option value="">{t(stageText.devicesLoading)}</option>}
          {listed && none && <option value="">{none}</option>}
          {listed?.map((device) => (
            <option key={device.device} value={optionOf(device.device)}>
              {deviceLabel(device, listed, t)}
            </option>
          ))}
          <option value={OTHER}>{t(stageText.deviceOther)}</option>
        </SelectField>
      )}
      {(isEmpty || isTyped) && (
        <TextField
          label={isEmpty ? label : t(stageText.deviceByHand, { label })}
          hint={hint}
          name={name}
          value={isTyped ? choice.device : ''}
          spellCheck={false}
          onChange={(event) => onChoose({ kind: 'typed', device: event.target.value })}
        />
      )}
    </>
  )
}

type Say = ReturnType<typeof useText>['t']

/** Its name, with the device where another has the same name, and the best it can do. */
export function deviceLabel(device: CaptureDevice, listed: readonly CaptureDevice[], t: Say): string {
  const hasNamesake = listed.some((other) => other !== device && other.name === device.name)
  const name = hasNamesake ? `${device.name} (${device.device})` : device.name
  const [best] = device.modes
  if (!best) return name
  return `${name} · ${modeLabel(best, t)}`
}

export function modeLabel({ width, height, fps }: CaptureMode, t: Say): string {
  return fps ? t(stageText.modeWithRate, { width, height, fps }) : t(stageText.mode, { width, height })
}
