import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import type { ProgrammeFormat } from '../../programme/programme-format.ts'
import { writeFileWhole } from '../../store/write-file-whole.ts'
import type { Hardware } from '../hardware.ts'
import { type ProbedFfmpeg, probeKey } from '../probe-cache.ts'
import type { Pace } from './default-picture.ts'

/** A pace stays true for the same ffmpeg, drivers and arguments, and the same processor. */
export function paceKey(ffmpeg: ProbedFfmpeg, hardware: Hardware, format: ProgrammeFormat): string {
  const facts = [probeKey(ffmpeg, hardware, format), cpus()[0]?.model, availableParallelism()]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

const cachePath = (dataDir: string) => join(dataDir, 'pace.json')

/** What was measured before under this key, or null. */
export function readPace(dataDir: string, key: string): Pace | null {
  try {
    const kept = JSON.parse(readFileSync(cachePath(dataDir), 'utf8'))
    const isPace = kept.key === key && typeof kept.encoder === 'string' && Number.isFinite(kept.pace)
    return isPace ? { encoder: kept.encoder, pace: kept.pace } : null
  } catch {
    return null
  }
}

/** A disk that refuses costs a measurement at the next start and nothing else. */
export function keepPace(dataDir: string, key: string, { encoder, pace }: Pace): void {
  try {
    writeFileWhole(cachePath(dataDir), JSON.stringify({ key, encoder, pace }))
  } catch {}
}
