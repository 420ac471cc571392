import type { CaptureDevice } from '../../contract/devices.ts'
import type { MediaCommand } from '../media/media-protocol.ts'
import type { SourceSpec } from './source-args.ts'

/** What is read from a device of this machine. */
export type CaptureSpec = Extract<SourceSpec, { kind: 'camera' | 'microphone' | 'screen' }>
export type AddCapture = Extract<MediaCommand, { kind: 'addSource' }> & { readonly spec: CaptureSpec }

export const isAddCapture = (command: MediaCommand): command is AddCapture =>
  command.kind === 'addSource' && isCapture(command.spec)

const isCapture = ({ kind }: SourceSpec): boolean => kind === 'camera' || kind === 'microphone' || kind === 'screen'

export const deviceOf = (spec: CaptureSpec): string => (spec.kind === 'screen' ? spec.display : spec.device)

/** The same source, read from where its device is listed now. */
export function withDevice(spec: CaptureSpec, { device, modes }: CaptureDevice): CaptureSpec {
  if (spec.kind === 'screen') return { ...spec, display: device }
  return spec.kind === 'camera' ? { ...spec, device, modes } : { ...spec, device }
}
