import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { emptyOverlay, overlayRegion } from '../overlay/overlay-region.ts'
import { frameBytes, type ProgrammeFormat, tickAudioBytes } from '../programme/programme-format.ts'
import { encoderArgs } from './encoder-args.ts'

const run = promisify(execFile)
const PROBE_TICKS = 30

/** Encodes a second of black with the production arguments. Out: null when it worked, else why not. */
export async function probeEncoder(ffmpegPath: string, format: ProgrammeFormat): Promise<string | null> {
  const dir = mkdtempSync(join(tmpdir(), 'cadence-probe-'))
  const file = (name: string, bytes: Uint8Array) => {
    const path = join(dir, name)
    writeFileSync(path, bytes)
    return path
  }
  const repeat = (bytes: Uint8Array) => Buffer.concat(Array.from({ length: PROBE_TICKS }, () => bytes))
  try {
    const inputs = {
      pictureUrl: file('picture', repeat(Buffer.alloc(frameBytes(format), 128))),
      overlayUrl: file('overlay', repeat(emptyOverlay(overlayRegion(format)))),
      soundUrl: file('sound', Buffer.alloc(tickAudioBytes(format) * PROBE_TICKS)),
    }
    const { stdout } = await run(ffmpegPath, encoderArgs(format, inputs), {
      encoding: 'buffer',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 20_000,
    })
    return stdout.length > 0 ? null : 'no output'
  } catch (error) {
    const lines = String((error as { stderr?: Buffer }).stderr ?? (error as Error).message)
      .trim()
      .split('\n')
    return lines.at(-1) ?? 'unknown'
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
