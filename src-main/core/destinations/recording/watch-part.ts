import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, sleep } from '../../ports.ts'
import type { DiskSpace } from './disk-space.ts'
import { sizeOf } from './part-files.ts'

const EVERY_MS = 1_000

export interface PartMeasure {
  readonly bytes: number
  readonly space: DiskSpace | null
}

export interface MeasureDeps {
  readonly clock: Clock
  readonly readSpace: (dir: string) => Promise<DiskSpace | null>
}

/** Once a second: how large a part is and what its disk still has. */
export async function measurePart(
  path: string,
  { clock, readSpace }: MeasureDeps,
  take: (measure: PartMeasure) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(clock, EVERY_MS, signal)
    const measure = { bytes: await sizeOf(path), space: await readSpace(dirname(path)) }
    if (!signal.aborted) take(measure)
  }
}

/** Once a second what was written of a part is on the disk. A slow disk makes it less often and lets nothing else wait. */
export async function keepSynced(path: string, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(clock, EVERY_MS, signal)
    // The recorder itself reports a disk that fails.
    const file = await open(path, 'r+').catch(() => null)
    await file?.datasync().catch(() => {})
    await file?.close().catch(() => {})
  }
}
