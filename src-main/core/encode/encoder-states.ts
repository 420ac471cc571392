import type { EncoderState } from '../../contract/state.ts'

/**
 * In: the state of each lane's encoder, as it changes. Out: one for the host, when it changes: the first that is in
 * trouble, else the first that starts, else the main one's.
 */
export function createEncoderStates(
  onState: (state: EncoderState) => void,
): (lane: number, state: EncoderState) => void {
  const states: EncoderState[] = []
  let told: EncoderState | undefined

  const worst = () =>
    states.find(({ kind }) => kind === 'retrying') ?? states.find(({ kind }) => kind === 'starting') ?? states[0]

  return (lane, state) => {
    states[lane] = state
    const now = worst()
    if (now && now !== told) onState(now)
    told = now
  }
}
