import type { Clock } from '../ports.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import { candidates } from './candidates.ts'
import { REASONS } from './choice-reason.ts'
import { SOFTWARE } from './encoder-choice.ts'
import { type Hardware, readHardware } from './hardware.ts'
import { createLadder, type EncoderLadder, rungsOf } from './ladder.ts'
import { listEncoders } from './list-encoders.ts'
import { forgetProbes, keepProbes, type Probed, type ProbedFfmpeg, probeKey, readProbes } from './probe-cache.ts'
import { probeEncoder } from './probe-encoder.ts'

export interface LadderSetup {
  readonly ffmpeg: ProbedFfmpeg
  readonly dataDir: string
  readonly format: ProgrammeFormat
  readonly journal: ChildJournal
  readonly clock: Clock
  /** False while a show is on air. */
  readonly mayChange: () => boolean
  readonly hardware?: Hardware | undefined
}

/**
 * The ladder of this machine, at once: no device, or results of an earlier start, need no probe. Otherwise libx264 runs
 * first and the hardware is tested beside it; what passes takes over as soon as no show is on air.
 */
export function openLadder(setup: LadderSetup, signal: AbortSignal): EncoderLadder {
  const { ffmpeg, dataDir, format, clock, mayChange, hardware = readHardware() } = setup
  const onGivenUp = () => forgetProbes(dataDir)
  const ladderOf = (rungs: ReturnType<typeof rungsOf>) =>
    createLadder({ rungs, monotonicMs: clock.monotonicMs, mayChange, onGivenUp })

  if (candidates(hardware).length === 0) return ladderOf(rungsOf([]))
  const key = probeKey(ffmpeg, hardware, format)
  const known = readProbes(dataDir, key, clock.nowMs())
  if (known) return ladderOf(rungsOf(known))

  const ladder = ladderOf([{ ...SOFTWARE, reason: REASONS.testing }])
  void probeHardware(setup, hardware, signal).then((probed) => {
    if (signal.aborted) return
    keepProbes(dataDir, key, probed, clock.nowMs())
    ladder.offer(rungsOf(probed))
  })
  return ladder
}

/** Tries every candidate that is compiled in, one after the other: cards limit how many may encode at once. */
export async function probeHardware(
  { ffmpeg, format, journal }: Pick<LadderSetup, 'ffmpeg' | 'format' | 'journal'>,
  hardware: Hardware,
  signal?: AbortSignal,
): Promise<readonly Probed[]> {
  const compiled = await listEncoders(ffmpeg.path, signal)
  const probed: Probed[] = []
  for (const choice of candidates(hardware, compiled)) {
    if (signal?.aborted) break
    const trouble = await probeEncoder(choice, { ffmpegPath: ffmpeg.path, format, journal, signal })
    probed.push({ ...choice, trouble })
  }
  return probed
}
