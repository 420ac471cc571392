import type { Writable } from 'node:stream'
import { createFlvParser } from '../fanout/flv.ts'
import { emptyOverlay, overlayRegion } from '../overlay/overlay-region.ts'
import { spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import { openChildPipes } from '../process/child-pipes.ts'
import { frameBytes, type ProgrammeFormat, tickAudioBytes } from '../programme/programme-format.ts'
import { encoderArgs } from './encoder-args.ts'
import type { EncoderChoice } from './encoder-choice.ts'
import { encoderExitReason } from './encoder-exit-reason.ts'

export interface ProbeDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly journal: ChildJournal
  /** Ends the probe; it then failed. */
  readonly signal?: AbortSignal | undefined
  readonly limitMs?: number | undefined
}

const PROBE_TICKS = 30
/** A driver that hangs must not keep the next encoder from its turn. */
const PROBE_LIMIT_MS = 15_000
const GREY = 128

/**
 * Encodes a second of grey as in a show: the same arguments, pipes, overlay and FLV, into nothing. OBS and Videorc met
 * encoders that pass a simpler test and then fail. Out: null when every picture came out again, else why not.
 */
export async function probeEncoder(choice: EncoderChoice, deps: ProbeDeps): Promise<string | null> {
  const { ffmpegPath, format, journal, signal, limitMs = PROBE_LIMIT_MS } = deps
  const pipes = openChildPipes(3)
  const [pictureUrl, overlayUrl, soundUrl] = pipes.urls as [string, string, string]
  const args = encoderArgs(format, { pictureUrl, overlayUrl, soundUrl }, choice)
  const child = spawnChild({ name: 'encoder probe', command: ffmpegPath, args, stdio: pipes.stdio }, journal)
  const overtime = AbortSignal.timeout(limitMs)
  const ended = AbortSignal.any([overtime, ...(signal ? [signal] : [])])
  const out = countPictures()
  child.process.stdin?.end()
  child.process.stdout?.on('data', out.take)
  ended.addEventListener('abort', child.kill, { once: true })
  if (ended.aborted) child.kill()
  void pipes.connect(child.process).then((inputs) => feed(inputs as unknown as Writable[], format), child.kill)
  const exit = await child.exited
  ended.removeEventListener('abort', child.kill)
  if (overtime.aborted) return `no answer within ${limitMs / 1000} s`
  if (exit.code !== 0) return encoderExitReason(exit)
  return out.trouble()
}

/** One buffer, written as often as needed: a probe beside a running programme copies nothing. */
function feed([picture, overlay, sound]: readonly Writable[], format: ProgrammeFormat): void {
  const inputs = [
    [picture, Buffer.alloc(frameBytes(format), GREY)],
    [overlay, emptyOverlay(overlayRegion(format))],
    [sound, Buffer.alloc(tickAudioBytes(format))],
  ] as const
  for (const [pipe, bytes] of inputs) {
    for (let tick = 0; tick < PROBE_TICKS; tick++) pipe?.write(bytes)
    pipe?.end()
  }
}

/** What a show needs of the output: its parameter sets, a key frame first, and as many pictures as went in. */
function countPictures() {
  let hasHeader = false
  let startsWithKey = false
  let pictures = 0
  let unreadable = false
  const parse = createFlvParser(({ kind, isHeader, isKey }) => {
    if (kind !== 'video') return
    if (isHeader) hasHeader = true
    else if (pictures++ === 0) startsWithKey = isKey
  })
  return {
    take(chunk: Buffer): void {
      try {
        if (!unreadable) parse(chunk)
      } catch {
        unreadable = true
      }
    },
    trouble(): string | null {
      if (unreadable) return 'its output is not FLV'
      if (pictures !== PROBE_TICKS) return `${pictures} of ${PROBE_TICKS} pictures came out`
      if (!hasHeader) return 'no parameter sets before its first picture'
      return startsWithKey ? null : 'its first picture is no key frame'
    },
  }
}
