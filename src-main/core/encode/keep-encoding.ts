import { StudioError } from '../../contract/errors.ts'
import type { EncoderState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import type { ChildExit } from '../process/child.ts'
import { endInTime } from '../process/end-in-time.ts'
import { type StallWatchdog, startStallWatchdog } from '../process/stall-watchdog.ts'
import type { Programme } from '../programme/programme.ts'
import { type EncoderDeps, startEncoder } from './encoder.ts'
import { isSameChoice } from './encoder-choice.ts'
import { encoderExitReason } from './encoder-exit-reason.ts'
import type { EncoderLadder, Rung } from './ladder.ts'

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
  const { clock, ladder, onState } = deps
  let failures = 0
  while (!signal.aborted) {
    const rung = ladder.current()
    const run = await runEncoder(rung, deps, signal)
    if (signal.aborted) break
    if (!isSameChoice(ladder.current(), rung)) continue
    const reason = run.stalled ? `no picture for ${STALL_LIMIT_MS / 1000} s` : encoderExitReason(run.exit)
    const next = ladder.failed(reason)
    failures = next || run.hasRun ? 1 : failures + 1
    const error = describeDeath({ ...run, name: rung.encoder, reason, next: next?.encoder })
    onState({ kind: 'retrying', encoder: rung.encoder, error: error.toInfo() })
    await sleep(clock, Math.min(MAX_RETRY_MS, 100 * 2 ** (failures - 1) - 100), signal)
  }
  onState({ kind: 'off' })
}

interface EncoderRun {
  readonly exit: ChildExit
  /** False when it ended before its first tag. */
  readonly hasRun: boolean
  readonly stalled: boolean
}

/** One encoder from its start to its end: until it dies, hangs, gives way to another rung, or everything closes. */
async function runEncoder(rung: Rung, deps: KeepEncodingDeps, signal: AbortSignal): Promise<EncoderRun> {
  const { clock, programme, ladder, onState, onTag } = deps
  let hasRun = false
  let stalled = false
  let watchdog: StallWatchdog | null = null
  const tell = (kind: 'starting' | 'running') =>
    onState({ kind, encoder: rung.encoder, reason: ladder.current().reason })

  tell('starting')
  const encoder = await startEncoder({
    ...deps,
    choice: rung,
    onTag(tag) {
      if (!hasRun) tell('running')
      hasRun = true
      watchdog?.progressed()
      onTag(tag)
    },
  })
  programme.setEncoder(encoder)
  watchdog = startStallWatchdog({
    clock,
    limitMs: () => (hasRun ? STALL_LIMIT_MS : START_LIMIT_MS),
    isDue: () => true,
    onStall() {
      stalled = true
      encoder.kill()
    },
  })
  const ending = endInTime(
    { clock, graceMs: END_GRACE_MS, finish: () => void encoder.finish(), kill: encoder.kill },
    signal,
  )
  const stopListening = ladder.onChange(() => {
    if (!isSameChoice(ladder.current(), rung)) ending.begin()
    else if (hasRun) tell('running')
  })
  const exit = await encoder.exited
  stopListening()
  watchdog.stop()
  ending.over()
  programme.setEncoder(null)
  return { exit, hasRun, stalled }
}

interface Death {
  readonly name: string
  readonly reason: string
  readonly stalled: boolean
  readonly hasRun: boolean
  readonly next: string | undefined
}

function describeDeath({ name, reason, stalled, hasRun, next }: Death): StudioError {
  if (next !== undefined) return new StudioError('encoder.replaced', { encoder: name, next, reason })
  if (stalled) return new StudioError('encoder.stalled')
  return new StudioError(hasRun ? 'encoder.stopped' : 'encoder.failed', { reason })
}
