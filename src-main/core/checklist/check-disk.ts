import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check, StudioState } from '../../contract/state.ts'
import { readDiskSpace } from '../destinations/recording/disk-space.ts'
import { fail, ok, warn } from './check.ts'

const MIN_HOURS = 0.25
const LOW_HOURS = 2
const MS_PER_HOUR = 3_600_000
/** Sound beside the picture, and the container. */
const RECORDING_OVERHEAD = 1.08

/** Whether the data folder takes what is written to it, and for how long. */
export async function checkDisk(dataDir: string, state: StudioState): Promise<Check> {
  const refusal = await tryToWrite(dataDir)
  if (refusal)
    return fail(
      `The data folder ${dataDir} cannot be written (${refusal}): nothing would be recorded. Check the disk and its rights.`,
      `无法写入数据文件夹 ${dataDir}（${refusal}），将无法录制。请检查磁盘和写权限。`,
    )
  const space = await readDiskSpace(dataDir)
  if (!space)
    return fail(
      `The data folder ${dataDir} cannot be read. Check the disk.`,
      `无法读取数据文件夹 ${dataDir}。请检查磁盘。`,
    )
  return checkRoom(space.freeBytes, state)
}

/** Pure. */
export function checkRoom(freeBytes: number, { programme, run }: Pick<StudioState, 'programme' | 'run'>): Check {
  const bytesPerHour = (programme.bitrateKbps * 1000 * 3600 * RECORDING_OVERHEAD) / 8
  const hours = freeBytes / bytesPerHour
  const room = hours > 48 ? '48+' : hours.toFixed(1)
  const plannedHours = (run.phases.at(-1)?.endsAtMs ?? 0) / MS_PER_HOUR
  if (hours < MIN_HOURS)
    return fail(
      `The disk is almost full: room for ${room} h. Free some space before the show.`,
      `磁盘快满了：只够录 ${room} 小时。请在开播前清理空间。`,
    )
  if (hours < Math.max(LOW_HOURS, plannedHours))
    return warn(
      `Room for ${room} h of recording. Free some space for a longer show.`,
      `可录 ${room} 小时。较长的直播请先清理空间。`,
    )
  return ok(`Room for ${room} h of recording.`, `可录 ${room} 小时。`)
}

/** Writes a few bytes as the recording would, to the disk itself. Out: why it refused, null when it did not. */
async function tryToWrite(dataDir: string): Promise<string | null> {
  const path = join(dataDir, `.write-test-${randomUUID()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.write('Cadence')
      await file.datasync()
    } finally {
      await file.close()
    }
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  } finally {
    await rm(path, { force: true }).catch(() => {})
  }
}
