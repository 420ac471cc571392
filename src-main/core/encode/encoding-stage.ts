import type { EncoderState } from '../../contract/state.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { type Clock, sleep } from '../ports.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { type ProgrammeFormat, SAMPLE_RATE, tickMs } from '../programme/programme-format.ts'
import { createBacklog } from './backlog.ts'
import { isSameChoice } from './encoder-choice.ts'
import { describeDeath } from './encoder-death.ts'
import { type EncoderRun, startEncoderRun } from './encoder-run.ts'
import type { EncoderLadder, Rung } from './ladder.ts'
import { leadAfterDeath, leadAtHandOver } from './sound-lead.ts'
import { createSplice } from './splice.ts'

/**
 * One encoded stream from encoders that come and go. In: picture, overlay and sound of every tick. Out: tags in which
 * each tick is there once, whichever encoder made it: one that dies leaves its unfinished ticks to the next, one that is
 * replaced hands over at a tick. Never fails upwards, never waits.
 */
export interface EncodingStage {
  /** Keeps what it is given. False when it has no room: the tick is skipped whole and counted. */
  write(tick: number, picture: Frame, overlay: Uint8Array, sound: Buffer): boolean
  /** From a tick soon on, without a gap. */
  setBitrate(kbps: number): void
  readonly measure: EncodingMeasure
  /** Finishes what it has. */
  close(): Promise<void>
}

export interface EncodingMeasure {
  /** How much of the programme waits to be encoded. */
  readonly waitingMs: number
  /** Of what it may hold, 0 to 1. */
  readonly fill: number
  readonly droppedTicks: number
  /** From the programme's tick to its encoded picture; null before the first. */
  readonly lastDelayMs: number | null
}

export interface EncodingDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly journal: ChildJournal
  readonly ladder: EncoderLadder
  readonly clock: Clock
  readonly onTag: (tag: ProgrammeTag) => void
  readonly onState: (state: EncoderState) => void
}

interface HandOver {
  readonly to: EncoderRun
  readonly tick: number
  readonly leadSamples: number
}

const MAX_RETRY_MS = 2_000
/** A new encoder is started this long before its first tick: its program is loaded by then and waits for pictures. */
const HEAD_START_MS = 400

export function startEncoding(deps: EncodingDeps): EncodingStage {
  const { clock, format, ladder } = deps
  const stop = new AbortController()
  const backlog = createBacklog(format)
  const splice = createSplice(deps.onTag)
  const tell = tellChanges(deps.onState)
  let kbps = format.bitrateKbps
  let droppedTicks = 0
  let lastDelayMs: number | null = null
  /** The encoder whose tags leave, the one that is written to, and the change from one to the other. */
  let head: EncoderRun | null = null
  let writer: EncoderRun | null = null
  let handOver: HandOver | null = null

  function onTag(tag: ProgrammeTag): void {
    splice.take(tag)
    const encoded = tag.tick === null ? undefined : backlog.returned(tag.tick)
    if (encoded) lastDelayMs = clock.monotonicMs() - encoded.writtenAtMs
  }

  const startRun = (rung: Rung, firstTick: number, leadSamples: number) =>
    startEncoderRun(
      {
        ...deps,
        format: { ...format, bitrateKbps: kbps },
        backlog,
        rung,
        firstTick,
        leadSamples,
        onTag,
        onRunning: reconsider,
      },
      stop.signal,
    )

  /** Everything that has not come back is encoded again, from where picture and sound broke off. */
  function restart(): EncoderRun {
    const rung = ladder.current()
    tell({ kind: 'starting', encoder: rung.encoder, reason: rung.reason })
    const { firstTick } = backlog
    return startRun(rung, firstTick, leadAfterDeath(splice.soundEndMs, tickMs(firstTick, format)))
  }

  /** Another encoder, bitrate or reason may be wanted than the one that runs. */
  function reconsider(): void {
    if (!head?.hasRun || handOver || stop.signal.aborted) return
    const rung = ladder.current()
    const isSame = isSameChoice(rung, head.rung)
    if (isSame) tell({ kind: 'running', encoder: rung.encoder, reason: rung.reason })
    if (isSame && head.kbps === kbps) return
    const ticksAhead = Math.ceil((HEAD_START_MS * format.fps) / 1000)
    const tick = backlog.nextTick + ticksAhead
    const leadSamples = leadAtHandOver(head.writtenSamples + (ticksAhead * SAMPLE_RATE) / format.fps)
    handOver = { to: startRun(rung, tick, leadSamples), tick, leadSamples }
  }

  /** One that ended without its last ticks takes its successor with it: the next encoder begins at what is missing. */
  async function successor(): Promise<EncoderRun | null> {
    if (!handOver) return null
    const { to, tick } = handOver
    const isComplete = writer === to && backlog.firstTick >= tick
    handOver = null
    if (isComplete) return to
    to.kill()
    await to.ended
    return null
  }

  async function keepEncoding(): Promise<void> {
    let failures = 0
    let next: EncoderRun | null = null
    while (next || !stop.signal.aborted) {
      const run: EncoderRun = next ?? restart()
      head = run
      if (!next) writer = run
      run.release()
      const end = await run.ended
      head = null
      next = await successor()
      if (next || stop.signal.aborted || !isSameChoice(ladder.current(), run.rung)) continue
      const died = describeDeath(run, end, ladder)
      failures = died.isReplaced || end.hasRun ? 1 : failures + 1
      tell({ kind: 'retrying', encoder: run.rung.encoder, error: died.error.toInfo() })
      await sleep(clock, Math.min(MAX_RETRY_MS, 100 * 2 ** (failures - 1) - 100), stop.signal)
    }
    backlog.clear()
    tell({ kind: 'off' })
  }

  const stopListening = ladder.onChange(reconsider)
  const over = keepEncoding()
  return {
    write(tick, picture, overlay, sound) {
      if (stop.signal.aborted) return false
      const isKept = backlog.add({ tick, picture, overlay, sound, writtenAtMs: clock.monotonicMs() })
      if (!isKept) droppedTicks += 1
      if (handOver && writer !== handOver.to && tick >= handOver.tick) {
        writer?.endAt(handOver.tick, handOver.leadSamples)
        writer = handOver.to
      }
      writer?.feed()
      return isKept
    },
    setBitrate(wanted) {
      kbps = wanted
      reconsider()
    },
    get measure() {
      return { waitingMs: tickMs(backlog.length, format), fill: backlog.fill, droppedTicks, lastDelayMs }
    },
    async close() {
      stopListening()
      stop.abort()
      await over
    },
  }
}

/** The same state is not told twice: an encoder that hands over to another of its kind still runs. */
function tellChanges(onState: (state: EncoderState) => void): (state: EncoderState) => void {
  let last = ''
  return (state) => {
    const told = JSON.stringify(state)
    if (told !== last) onState(state)
    last = told
  }
}
