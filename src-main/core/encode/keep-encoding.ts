import { StudioError } from '../../contract/errors.ts'
import type { EncoderState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import { type StallWatchdog, startStallWatchdog } from '../process/stall-watchdog.ts'
import type { Programme } from '../programme/programme.ts'
import { type EncoderDeps, startEncoder } from './encoder.ts'
import { isSameChoice } from './encoder-choice.ts'
import { encoderExitReason } from './encoder-exit-reason.ts'
import type { EncoderLadder } from './ladder.ts'

export interface KeepEncodingDeps extends Omit<EncoderDeps, 'choice'> {
  readonly ladder: EncoderLadder
  readonly clock: Clock
  readonly programme: Programme
  readonly onState: (state: EncoderState) => void
}

const MAX_RETRY_MS = 2_000
/** The programme gives it a picture every tick: one that returns none for this long hangs. */
const STALL_LIMIT_MS = 5_000
/** A busy machine may start it slowly. */
const START_LIMIT_MS = 15_000
/** For what it still has, when everything closes. */
const END_GRACE_MS = 4_000

/**
 * Keeps one encoder running until `signal` aborts; one that dies is started again, then the ladder's next takes over.
 * The programme's time goes on, and whoever takes the stream gets the new encoder's headers.
 */
export async function keepEncoding(deps: KeepEncodingDeps, signal: AbortSignal): Promise<void> {
  const { clock, programme, ladder, onState, onTag } = deps
  let failures = 0
  while (!signal.aborted) {
    const rung = ladder.current()
    const { encoder: name } = rung
    const tell = (kind: 'starting' | 'running') => onState({ kind, encoder: name, reason: ladder.current().reason })
    tell('starting')
    let running = false
    let stalled = false
    let watchdog: StallWatchdog | null = null
    const encoder = await startEncoder({
      ...deps,
      choice: rung,
      onTag(tag) {
        if (!running) tell('running')
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
      cancelKill()
      cancelKill = clock.after(END_GRACE_MS, encoder.kill)
    }
    signal.addEventListener('abort', finish, { once: true })
    if (signal.aborted) finish()
    const isReplaced = () => !isSameChoice(ladder.current(), rung)
    const stopListening = ladder.onChange(() => {
      if (isReplaced()) finish()
      else if (running) tell('running')
    })
    const exit = await encoder.exited
    stopListening()
    watchdog.stop()
    cancelKill()
    signal.removeEventListener('abort', finish)
    programme.setEncoder(null)
    if (signal.aborted) break
    if (isReplaced()) continue
    const reason = stalled ? `no picture for ${STALL_LIMIT_MS / 1000} s` : encoderExitReason(exit)
    const next = ladder.failed(reason)
    failures = next ? 1 : failures + 1
    const error = describeDeath({ name, reason, stalled, running, next: next?.encoder })
    onState({ kind: 'retrying', encoder: name, error: error.toInfo() })
    await sleep(clock, Math.min(MAX_RETRY_MS, 100 * 2 ** (failures - 1) - 100), signal)
  }
  onState({ kind: 'off' })
}

interface Death {
  readonly name: string
  readonly reason: string
  readonly stalled: boolean
  readonly running: boolean
  readonly next: string | undefined
}

function describeDeath({ name, reason, stalled, running, next }: Death): StudioError {
  if (next !== undefined) return new StudioError('encoder.replaced', { encoder: name, next, reason })
  if (stalled) return new StudioError('encoder.stalled')
  return new StudioError(running ? 'encoder.stopped' : 'encoder.failed', { reason })
}
