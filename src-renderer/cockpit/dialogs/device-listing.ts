import { useEffect, useState } from 'react'
import type { CaptureDevice } from '../../../src-main/contract/devices.ts'
import { toStudioError } from '../../../src-main/contract/errors.ts'
import { studioClient } from '../../bridge/studio.ts'
import { useStudio } from '../../store/studio-store.ts'
import type { DeviceListing } from './device-field.tsx'

/** What this machine can capture from, asked when it is first needed and whenever the host looks again. */
export function useDeviceListing(isNeeded: boolean) {
  const [asked, setAsked] = useState<DeviceListing>({ kind: 'loading' })
  const plugged = useStudio((studio) => studio.devices)

  useEffect(() => {
    if (!isNeeded || asked.kind !== 'loading') return
    studioClient.send('devices.list', {}).then(
      ({ devices }) => setAsked({ kind: 'listed', devices }),
      (error: unknown) => setAsked({ kind: 'failed', error: toStudioError(error).toInfo() }),
    )
  }, [isNeeded, asked])

  const lookAgain = () => setAsked({ kind: 'loading' })
  if (asked.kind !== 'listed' || plugged === null) return { listing: asked, added: [], lookAgain }
  const { devices, added } = followPlugged(asked.devices, plugged)
  return { listing: { kind: 'listed' as const, devices }, added, lookAgain }
}

const isSame = (one: CaptureDevice) => (other: CaptureDevice) => other.kind === one.kind && other.device === one.device

/** The list as it is shown after devices came or went: what stays keeps its place, what is new comes last. */
export function followPlugged(
  shown: readonly CaptureDevice[],
  plugged: readonly CaptureDevice[],
): { readonly devices: readonly CaptureDevice[]; readonly added: readonly CaptureDevice[] } {
  const kept = shown.filter((device) => plugged.some(isSame(device)))
  const added = plugged.filter((device) => !shown.some(isSame(device)))
  return { devices: [...kept, ...added], added }
}
