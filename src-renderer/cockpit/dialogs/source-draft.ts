import type { CommandInput } from '../../../src-main/contract/commands.ts'
import type { CaptureDevice, CaptureMode } from '../../../src-main/contract/devices.ts'
import type { SourceKind } from '../../../src-main/contract/state.ts'
import { chosenDevice, type DeviceChoice, type DeviceListing, devicesOf, UNCHOSEN } from './device-field.tsx'

/** What the host chose so far. Another kind starts with nothing chosen. */
export interface SourceDraft {
  readonly kind: SourceKind
  readonly name: string
  readonly path: string
  readonly choice: DeviceChoice
  /** A camera's sound. */
  readonly microphoneChoice: DeviceChoice
  /** Place in the camera's list of modes; null: the programme's size. */
  readonly mode: number | null
}

export const NEW_SOURCE: SourceDraft = {
  kind: 'testcard',
  name: '',
  path: '',
  choice: UNCHOSEN,
  microphoneChoice: UNCHOSEN,
  mode: null,
}

export type ListedKind = CaptureDevice['kind']
export const isListed = (kind: SourceKind): kind is ListedKind =>
  kind === 'screen' || kind === 'camera' || kind === 'microphone'

export interface ReadSource {
  readonly params: Omit<CommandInput<'source.add'>, 'name'>
  /** What the device or file is called, where that is known. */
  readonly ownName: string
  /** Modes of the chosen camera. */
  readonly modes: readonly CaptureMode[]
}

/** The draft as the command's parameters, with what the machine lists now. */
export function readSourceDraft(draft: SourceDraft, listing: DeviceListing): ReadSource {
  const { kind } = draft
  if (kind === 'file') {
    const device = draft.path.trim()
    return { params: { kind, ...(device && { device }) }, ownName: lastPart(device), modes: [] }
  }
  if (!isListed(kind)) return { params: { kind }, ownName: '', modes: [] }

  const listed = devicesOf(listing, kind)
  const device = chosenDevice(draft.choice, listed)
  const known = listed?.find((each) => each.device === device)
  const modes = kind === 'camera' ? (known?.modes ?? []) : []
  const mode = draft.mode === null ? undefined : modes[draft.mode]
  const microphone =
    kind === 'camera' ? chosenDevice(draft.microphoneChoice, devicesOf(listing, 'microphone'), true) : ''
  return {
    params: { kind, ...(device && { device }), ...(microphone && { microphone }), ...(mode && { mode }) },
    ownName: known?.name.slice(0, 80) ?? lastPart(device),
    modes,
  }
}

/** A file's own name is what its host would call it. */
function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1)?.slice(0, 80) ?? ''
}
