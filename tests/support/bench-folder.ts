import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { type NginxRtmp, nginxRtmp } from './nginx-rtmp.ts'

/** A temporary folder and running RTMP servers for one benchmark; everything is gone afterwards. */
export async function withIngests<T>(
  count: number,
  measure: (dir: string, ingests: NginxRtmp[]) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'cadence-bench-'))
  const ingests: NginxRtmp[] = []
  try {
    for (let index = 0; index < count; index++) {
      const ingest = nginxRtmp(dir, await freePort())
      await ingest.start()
      ingests.push(ingest)
    }
    return await measure(dir, ingests)
  } finally {
    for (const ingest of ingests) {
      ingest.thaw()
      await ingest.stop()
    }
    rmSync(dir, { recursive: true, force: true })
  }
}

export interface BenchResult {
  readonly name: string
  readonly target: number
  readonly value: number
  readonly unit: string
  readonly pass: boolean
  readonly raw: unknown
}

/** The last line of a benchmark. */
export function printResult({ value, ...result }: BenchResult): void {
  process.stdout.write(`${JSON.stringify({ ...result, value: Math.round(value * 1000) / 1000 })}\n`)
}
