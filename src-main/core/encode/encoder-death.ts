import { StudioError } from '../../contract/errors.ts'
import { encoderExitReason } from './encoder-exit-reason.ts'
import { type EncoderRun, type RunEnd, STALL_LIMIT_MS } from './encoder-run.ts'
import type { EncoderLadder } from './ladder.ts'

/** Tells the ladder that an encoder died. Out: what the host is told, and whether another takes over. */
export function describeDeath(
  { rung }: Pick<EncoderRun, 'rung'>,
  { exit, hasRun, stalled }: RunEnd,
  ladder: EncoderLadder,
) {
  const reason = stalled ? `no picture for ${STALL_LIMIT_MS / 1000} s` : encoderExitReason(exit)
  const next = ladder.failed(reason)
  if (next) {
    const details = { encoder: rung.encoder, next: next.encoder, reason }
    return { isReplaced: true, error: new StudioError('encoder.replaced', details) }
  }
  if (stalled) return { isReplaced: false, error: new StudioError('encoder.stalled') }
  return { isReplaced: false, error: new StudioError(hasRun ? 'encoder.stopped' : 'encoder.failed', { reason }) }
}
