import { resolve } from 'node:path'
import { type CapturePermissions, type Log, type SecretStore, systemClock } from '../../core/ports.ts'
import { createStudio, type HostedStudio } from '../../core/studio.ts'
import { programFiles } from './program-files.ts'

/** Log lines go to stderr: stdout belongs to a command's answer. */
export const stderrLog: Log = {
  info: () => {},
  warn: (message, details) => console.error(`[cadence] ${message}${details ? ` ${JSON.stringify(details)}` : ''}`),
}

export interface OpenStudioOptions {
  readonly assetsDir?: string | undefined
  /** Null: nothing is remembered after this run. */
  readonly secrets: SecretStore | null
  /** A rehearsal has the same size on every computer. */
  readonly defaultPicture?: '720p30' | undefined
  readonly permissions?: CapturePermissions | null
}

/** The studio in this process, on a data folder that is made when it does not exist. @throws StudioError data.unwritable and others. */
export async function openStudio(
  dataDir: string,
  { assetsDir = programFiles.assetsDir, secrets, permissions, defaultPicture }: OpenStudioOptions,
): Promise<HostedStudio> {
  const path = resolve(dataDir)
  const studio = await createStudio({
    clock: systemClock,
    log: stderrLog,
    paths: { dataDir: path, assetsDir },
    // Written in when it is built: the packaged program has no package.json beside it.
    version: process.env.CADENCE_VERSION ?? '',
    mediaWorkerUrl: programFiles.mediaWorkerUrl,
    readingWorkerUrl: programFiles.readingWorkerUrl,
    triageModelDir: programFiles.triageModelDir,
    ffmpegSetting: process.env.CADENCE_FFMPEG,
    secrets,
    defaultPicture: defaultPicture ?? (process.env.CADENCE_PICTURE === '720p30' ? '720p30' : 'auto'),
    permissions: permissions ?? null,
  })
  // A promise nobody waited for must not take a show off air.
  process.on('unhandledRejection', (cause) => {
    stderrLog.warn('unexpected', { reason: String(cause) })
    studio.raise(cause)
  })
  return studio
}
