import type { CaptureDevice } from '../../../contract/devices.ts'
import type { SourceKind } from '../../../contract/state.ts'

/** What a device is remembered by: its name, which stays when it is plugged in elsewhere. Null for what is no device. */
export function deviceKey(
  { kind, device = '' }: { readonly kind: SourceKind; readonly device?: string | undefined },
  devices: readonly CaptureDevice[] | null,
): string | null {
  if (kind !== 'camera' && kind !== 'microphone' && kind !== 'screen') return null
  const listed = devices?.find((each) => each.kind === kind && each.device === device)
  return `${kind} ${listed?.name ?? device}`
}
