import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A video node of Linux. Not each can be captured from: a camera has one for its metadata, too. */
export interface CameraNode {
  readonly device: string
  readonly name: string
}

const VIDEO4LINUX = '/sys/class/video4linux'

/** Every video node, by number. */
export function readCameraNodes(folder = VIDEO4LINUX): CameraNode[] {
  if (!existsSync(folder)) return []
  const numberOf = (entry: string) => Number(entry.slice('video'.length))
  return readdirSync(folder)
    .filter((entry) => /^video\d+$/.test(entry))
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((entry) => ({ device: `/dev/${entry}`, name: readName(`${folder}/${entry}/name`) || entry }))
}

/** A camera can be pulled between the two readings. */
function readName(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
