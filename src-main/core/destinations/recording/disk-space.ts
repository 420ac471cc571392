import { statfs } from 'node:fs/promises'

/** How much a disk has and holds, and when that ends a recording. All pure but the reading. */
export interface DiskSpace {
  readonly freeBytes: number
  readonly totalBytes: number
}

export async function readDiskSpace(dir: string): Promise<DiskSpace | null> {
  const disk = await statfs(dir).catch(() => null)
  return disk && { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }
}

const LEAST_RESERVE_BYTES = 64 * 1024 * 1024
const RESERVE_SECONDS = 20
/** Of a tiny disk the reserve is no more than this share. */
const LARGEST_SHARE = 0.25

/** What a recording leaves to the journal and to everything else on the disk. */
export function reserveBytes(totalBytes: number, bytesPerSecond: number): number {
  const wanted = Math.max(LEAST_RESERVE_BYTES, bytesPerSecond * RESERVE_SECONDS)
  return Math.min(wanted, totalBytes * LARGEST_SHARE)
}

export function isFull({ freeBytes, totalBytes }: DiskSpace, bytesPerSecond: number): boolean {
  return freeBytes < reserveBytes(totalBytes, bytesPerSecond)
}

/** Far enough from full that a recording does not stop again at once. */
export function hasRoomAgain({ freeBytes, totalBytes }: DiskSpace, bytesPerSecond: number): boolean {
  return freeBytes >= 2 * reserveBytes(totalBytes, bytesPerSecond)
}

/** Until the recording has to stop; null while nothing is known of its rate. */
export function secondsToFull({ freeBytes, totalBytes }: DiskSpace, bytesPerSecond: number): number | null {
  if (bytesPerSecond <= 0) return null
  return Math.max(0, (freeBytes - reserveBytes(totalBytes, bytesPerSecond)) / bytesPerSecond)
}
