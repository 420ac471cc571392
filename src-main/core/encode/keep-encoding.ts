import { StudioError } from '../../contract/errors.ts'
import type { EncoderState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import { exitReason } from '../process/child.ts'
import { type StallWatchdog, startStallWatchdog } from '../process/stall-watchdog.ts'
import type { Programme } from '../programme/programme.ts'
import { type EncoderDeps, startEncoder } from './encoder.ts'

export interface KeepEncodingDeps extends EncoderDeps {
  readonly clock: Clock
  readonly programme: Programme
  readonly onState: (state: EncoderState) => void
}

const ENCODER_NAME = 'libx264'
const MAX_RETRY_MS = 2_000
/** The programme gives it a picture every tick: one that returns none for this long hangs. */
const STALL_LIMIT_MS = 5_000
/** A busy machine may start it slowly. */
const START_LIMIT_MS = 15_000
/** For what it still has, when everything closes. */
const END_GRACE_MS = 4_000

/** Keeps one encoder running until `signal` aborts; one that dies is started again and the programme's time goes on. */
export async function keepEncoding(deps: KeepEncodingDeps, signal: AbortSignal): Promise<void> {
  const { clock, programme, onState, onTag } = deps
  let failures = 0
  while (!signal.aborted) {
    onState({ kind: 'starting', encoder: ENCODER_NAME })
    let running = false
    let stalled = false
    let watchdog: StallWatchdog | null = null
    const encoder = await startEncoder({
      ...deps,
      onTag(tag) {
        if (!running) onState({ kind: 'running', encoder: ENCODER_NAME })
        running = true
        failures = 0
        watchdog?.progressed()
        onTag(tag)
      },
    })
    programme.setEncoder(encoder)
    const onStall = () => {
      stalled = true
      encoder.kill()
    }
    watchdog = startStallWatchdog({
      clock,
      limitMs: () => (running ? STALL_LIMIT_MS : START_LIMIT_MS),
      isDue: () => true,
      onStall,
    })
    let cancelKill = () => {}
    const finish = () => {
      void encoder.finish()
      cancelKill = clock.after(END_GRACE_MS, encoder.kill)
    }
    signal.addEventListener('abort', finish, { once: true })
    if (signal.aborted) finish()
    const exit = await encoder.exited
    watchdog.stop()
    cancelKill()
    signal.removeEventListener('abort', finish)
    programme.setEncoder(null)
    if (signal.aborted) break
    failures += 1
    const code = running ? 'encoder.stopped' : 'encoder.failed'
    const error = stalled ? new StudioError('encoder.stalled') : new StudioError(code, { reason: exitReason(exit) })
    onState({ kind: 'retrying', encoder: ENCODER_NAME, error: error.toInfo() })
    await sleep(clock, Math.min(MAX_RETRY_MS, 100 * 2 ** (failures - 1) - 100), signal)
  }
  onState({ kind: 'off' })
}
