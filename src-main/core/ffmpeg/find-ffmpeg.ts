import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg'
import fluentFfmpeg from 'fluent-ffmpeg'
import { StudioError } from '../../contract/errors.ts'

const run = promisify(execFile)

export interface Ffmpeg {
  readonly path: string
  /** As the program says, for instance `5.1.9-0+deb12u1`. */
  readonly version: string
  readonly origin: 'setting' | 'system' | 'bundled'
}

/** What the studio needs of an ffmpeg; one without these is not fit. */
const NEEDED_ENCODERS = ['libx264', 'aac'] as const
const NEEDED_FORMATS = ['flv', 'mp4', 'rawvideo'] as const

/**
 * The ffmpeg to use: the host's setting (`CADENCE_FFMPEG`), else the system's when it is newer than the bundled one and fit,
 * else the bundled one. @throws StudioError `ffmpeg.missing` when none is fit; a setting that is not fit is never silently replaced.
 */
export async function findFfmpeg(setting: string | undefined): Promise<Ffmpeg> {
  if (setting) return inspect(setting, 'setting')
  const system = await inspect('ffmpeg', 'system').catch(() => null)
  if (system && isNewerThanBundled(system.version)) return system
  return inspect(ffmpegInstaller.path, 'bundled')
}

/** The bundled builds are snapshots of 2018, between 4.1 and 4.2. */
export function isNewerThanBundled(version: string): boolean {
  const match = /^n?(\d+)\.(\d+)/.exec(version)
  if (!match) return false
  const [major, minor] = [Number(match[1]), Number(match[2])]
  return major > 4 || (major === 4 && minor >= 2)
}

async function inspect(path: string, origin: Ffmpeg['origin']): Promise<Ffmpeg> {
  const [version, missing] = await Promise.all([readVersion(path), missingAbilities(path)])
  if (missing.length > 0) throw new StudioError('ffmpeg.missing', { reason: `${path} lacks ${missing.join(', ')}` })
  return { path, version, origin }
}

async function readVersion(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['-hide_banner', '-version'], { timeout: 10_000 })
    return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'unknown'
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason = code === 'ENOENT' ? `${path} does not exist` : `${path} does not run`
    throw new StudioError('ffmpeg.missing', { reason }, { cause: error })
  }
}

async function missingAbilities(path: string): Promise<string[]> {
  const command = fluentFfmpeg().setFfmpegPath(path)
  const [encoders, formats] = await Promise.all([
    new Promise<object>((resolve) => command.getAvailableEncoders((_error, found) => resolve(found ?? {}))),
    new Promise<object>((resolve) => command.getAvailableFormats((_error, found) => resolve(found ?? {}))),
  ])
  return [
    ...NEEDED_ENCODERS.filter((name) => !(name in encoders)),
    ...NEEDED_FORMATS.filter((name) => !(name in formats)),
  ]
}
