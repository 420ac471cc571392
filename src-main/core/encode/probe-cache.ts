import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import { writeFileWhole } from '../store/write-file-whole.ts'
import { encoderArgs } from './encoder-args.ts'
import { type EncoderChoice, LADDER } from './encoder-choice.ts'
import { fileStamp, type Hardware } from './hardware.ts'

/** What a probe found out. `trouble`: why this one can't be used, null when it can. */
export interface Probed extends EncoderChoice {
  readonly trouble: string | null
}

export interface ProbedFfmpeg {
  readonly path: string
  readonly version: string
}

/**
 * Results stay true for the same binary (path, size, time, version), the same drivers and devices, and the same command
 * line: a changed option or picture size is another test. Pure but for the binary's stamp.
 */
export function probeKey(ffmpeg: ProbedFfmpeg, hardware: Hardware, format: ProgrammeFormat): string {
  const path = findOnPath(ffmpeg.path)
  const inputs = { pictureUrl: 'picture', overlayUrl: 'overlay', soundUrl: 'sound' }
  const commands = LADDER.map((encoder) => encoderArgs(format, inputs, { encoder }))
  const facts = [path, fileStamp(path), ffmpeg.version, hardware.platform, hardware.facts, commands]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** The system's ffmpeg is known by its name alone; its file is what an update changes. */
function findOnPath(command: string): string {
  if (isAbsolute(command)) return command
  const { PATH: searchPath = '' } = process.env
  const names = process.platform === 'win32' ? [`${command}.exe`, command] : [command]
  const paths = searchPath.split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
  return paths.find((path) => fileStamp(path) !== null) ?? command
}

/** A failure may have been the moment's (a card in use, a session limit): it is tried again on another day. */
const TROUBLE_LASTS_MS = 24 * 3_600_000

const cachePath = (dataDir: string) => join(dataDir, 'encoders.json')

/** What was found out before under this key; null when nothing, or nothing that still counts. */
export function readProbes(dataDir: string, key: string, nowMs: number): readonly Probed[] | null {
  try {
    const cache = JSON.parse(readFileSync(cachePath(dataDir), 'utf8'))
    if (cache.key !== key || !Array.isArray(cache.probed) || !cache.probed.every(isProbed)) return null
    const probed: readonly Probed[] = cache.probed
    const ageMs = nowMs - cache.atMs
    const stillCounts = ageMs >= 0 && ageMs < TROUBLE_LASTS_MS
    return stillCounts || probed.every(({ trouble }) => trouble === null) ? probed : null
  } catch {
    return null
  }
}

const isProbed = (entry: Partial<Probed> | null): entry is Probed =>
  LADDER.some((name) => name === entry?.encoder) &&
  (entry?.trouble === null || typeof entry?.trouble === 'string') &&
  (entry.device === undefined || typeof entry.device === 'string')

/** Kept whole or not at all; a disk that refuses costs a probe at the next start and nothing else. */
export function keepProbes(dataDir: string, key: string, probed: readonly Probed[], nowMs: number): void {
  try {
    writeFileWhole(cachePath(dataDir), `${JSON.stringify({ key, atMs: nowMs, probed }, null, 1)}\n`)
  } catch {
    forgetProbes(dataDir)
  }
}

/** An encoder that passed and then died is tested anew at the next start. */
export function forgetProbes(dataDir: string): void {
  try {
    rmSync(cachePath(dataDir), { force: true })
  } catch {
    // What can't be removed can't have been written either.
  }
}
