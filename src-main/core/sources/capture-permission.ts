/**
 * In: media commands. Out: the same ones, captures held back until the system allows them. A refusal is the state of its
 * source, which says what to do; it is asked for again every 5 s. Starts nothing that the system refused.
 */
import { StudioError } from '../../contract/errors.ts'
import type { MediaCommand } from '../media/media-protocol.ts'
import { type CaptureMedium, type CapturePermissions, type Clock, sleep } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { type AddCapture, type CaptureSpec, isAddCapture } from './capture-spec.ts'

export interface CapturePermissionDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly permissions: CapturePermissions
  readonly send: (command: MediaCommand) => void
}

export interface CapturePermission {
  send(command: MediaCommand): void
  close(): void
}

const ASK_AGAIN_MS = 5_000

export function createCapturePermission({ clock, log, permissions, send }: CapturePermissionDeps): CapturePermission {
  const closing = new AbortController()
  const held = new Map<string, AddCapture>()

  async function open(id: string): Promise<void> {
    while (!closing.signal.aborted) {
      const asked = held.get(id)
      const refused = asked ? await firstRefused(permissions, asked.spec) : null
      const command = held.get(id)
      if (!command) return
      if (!refused) {
        held.delete(id)
        return send(command)
      }
      tellRefused(command, refused)
      await sleep(clock, ASK_AGAIN_MS, closing.signal)
    }
  }

  function tellRefused({ id, name }: AddCapture, medium: CaptureMedium): void {
    const source = log.state.sources[id]
    if (!source) return
    const error = new StudioError(`${medium}.permission-denied`, { name }).toInfo()
    const state = { kind: 'retrying', error, retryAtMs: clock.nowMs() + ASK_AGAIN_MS } as const
    log.emit('source.changed', { source: { ...source, state } })
  }

  return {
    send(command) {
      if (isAddCapture(command)) {
        held.set(command.id, command)
        void open(command.id)
        return
      }
      const waiting = 'id' in command ? held.get(command.id) : undefined
      if (waiting && command.kind === 'removeSource') held.delete(waiting.id)
      else if (waiting && command.kind === 'setSound') held.set(waiting.id, { ...waiting, sound: command.sound })
      else send(command)
    },
    close: () => closing.abort(),
  }
}

/** One after the other: two questions of the system at once confuse. A host that can't be asked leaves it to the device. */
async function firstRefused(permissions: CapturePermissions, spec: CaptureSpec): Promise<CaptureMedium | null> {
  const media: CaptureMedium[] = spec.kind === 'camera' && spec.microphone ? ['camera', 'microphone'] : [spec.kind]
  for (const medium of media) if (!(await permissions.ask(medium).catch(() => true))) return medium
  return null
}
