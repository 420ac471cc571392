import { StudioError } from '../../contract/errors.ts'
import type { EncoderState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import { exitReason } from '../process/child.ts'
import type { Programme } from '../programme/programme.ts'
import { type EncoderDeps, startEncoder } from './encoder.ts'

export interface KeepEncodingDeps extends EncoderDeps {
  readonly clock: Clock
  readonly programme: Programme
  readonly onState: (state: EncoderState) => void
}

const ENCODER_NAME = 'libx264'
const MAX_RETRY_MS = 2_000
/** For what it still has, when everything closes. */
const END_GRACE_MS = 4_000

/** Keeps one encoder running until `signal` aborts; one that dies is started again and the programme's time goes on. */
export async function keepEncoding(deps: KeepEncodingDeps, signal: AbortSignal): Promise<void> {
  const { clock, programme, onState, onTag } = deps
  let failures = 0
  while (!signal.aborted) {
    onState({ kind: 'starting', encoder: ENCODER_NAME })
    let running = false
    const encoder = await startEncoder({
      ...deps,
      onTag(tag) {
        if (!running) onState({ kind: 'running', encoder: ENCODER_NAME })
        running = true
        failures = 0
        onTag(tag)
      },
    })
    programme.setEncoder(encoder)
    let cancelKill = () => {}
    const finish = () => {
      void encoder.finish()
      cancelKill = clock.after(END_GRACE_MS, encoder.kill)
    }
    signal.addEventListener('abort', finish, { once: true })
    if (signal.aborted) finish()
    const exit = await encoder.exited
    cancelKill()
    signal.removeEventListener('abort', finish)
    programme.setEncoder(null)
    if (signal.aborted) break
    failures += 1
    const code = running ? 'encoder.stopped' : 'encoder.failed'
    onState({
      kind: 'retrying',
      encoder: ENCODER_NAME,
      error: new StudioError(code, { reason: exitReason(exit) }).toInfo(),
    })
    await sleep(clock, Math.min(MAX_RETRY_MS, 100 * 2 ** (failures - 1) - 100), signal)
  }
  onState({ kind: 'off' })
}
