import { setTimeout as delay } from 'node:timers/promises'
import { avOffsetsMs } from './received-media.ts'
import { startRehearsal } from './rehearsal-process.ts'
import { residentMb } from './resident-memory.ts'

/** A long show whose source stalls again and again: what time does to sync and memory. Imports nothing of the studio. */
export interface SoakResult {
  /** Sound after picture in the recording, ms: the worst of the first and of the last flashes. */
  readonly offsetMs: { readonly start: number; readonly end: number }
  /** Resident memory of the studio, core and media worker together, MB: median after the warm-up, and of the end. */
  readonly memoryMb: { readonly early: number; readonly late: number }
  readonly frames: { readonly expected: number; readonly recorded: number; readonly dropped: number }
  readonly stalls: number
}

export interface SoakOptions {
  readonly seconds: number
  /** The source is stopped (SIGSTOP) this often, evenly over the show. */
  readonly stalls: number
  /** Memory still grows into place until then. */
  readonly warmUpS: number
}

/** No whole number of seconds after any few stalls: flashes and clicks come once a second, and would agree again. */
const STALL_MS = 1_370
const SAMPLE_EVERY_MS = 1_000
/** Flashes that are looked at on either side. */
const WINDOW = 10
/** Of the show, on either side: memory goes up and down as garbage is collected, which this must outlast. */
const MEMORY_SHARE = 1 / 6

export async function soak(out: string, { seconds, stalls, warmUpS }: SoakOptions): Promise<SoakResult> {
  const show = startRehearsal(out, seconds, [])
  await show.live
  const stop = new AbortController()
  const samples = sampleMemory(show.process.pid as number, stop.signal)
  for (let stall = 0; stall < stalls; stall++) {
    await delay((seconds * 1000) / (stalls + 1) - STALL_MS)
    await stallSource(show.pidOf('source'))
  }
  const { recording, frames } = await show.summary
  stop.abort()
  const memory = (await samples).slice(warmUpS)
  const window = Math.round((seconds * 1000 * MEMORY_SHARE) / SAMPLE_EVERY_MS)
  const offsets = avOffsetsMs(recording)
  return {
    offsetMs: { start: worst(offsets.slice(0, WINDOW)), end: worst(offsets.slice(-WINDOW)) },
    memoryMb: { early: median(memory.slice(0, window)), late: median(memory.slice(-window)) },
    frames: { expected: frames.expected, recorded: frames.programme, dropped: frames.dropped },
    stalls,
  }
}

async function stallSource(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  await delay(STALL_MS)
  process.kill(pid, 'SIGCONT')
}

async function sampleMemory(pid: number, signal: AbortSignal): Promise<number[]> {
  const samples: number[] = []
  while (!signal.aborted) {
    const megabytes = residentMb(pid)
    if (megabytes !== null) samples.push(megabytes)
    await delay(SAMPLE_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
  return samples
}

/** The value furthest from zero; NaN when nothing was measured, which passes no limit. */
const worst = (values: readonly number[]): number =>
  values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), values[0] ?? Number.NaN)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
