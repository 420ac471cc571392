/**
 * In: a data folder. Out: the settings kept there, and a way to keep the next ones. Each save leaves the one before as
 * `settings.json.bak`. A file that can't be read is set aside, never deleted, and the last good one is used.
 */
import { copyFileSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../../contract/errors.ts'
import { reasonOf } from '../reason-of.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import { NO_SETTINGS, type Settings, settingsSchema } from './settings.ts'

export const settingsPath = (dataDir: string) => join(dataDir, 'settings.json')
const backupPath = (dataDir: string) => `${settingsPath(dataDir)}.bak`

export interface ReadSettings {
  readonly settings: Settings
  /** What the host must be told; null when all is well. */
  readonly trouble: StudioError | null
}

/** Never throws: a studio without settings is better than none. */
export function readSettings(dataDir: string, now: Date): ReadSettings {
  const path = settingsPath(dataDir)
  try {
    return { settings: readWhole(path) ?? NO_SETTINGS, trouble: null }
  } catch (error) {
    const aside = join(dataDir, `settings.broken-${now.toISOString().replace(/[:.]/g, '-')}.json`)
    const trouble = new StudioError('settings.unreadable', { reason: shortReason(error), path: aside })
    return { settings: readBackup(dataDir), trouble: setAside(path, aside) ?? trouble }
  }
}

/** @throws what the disk says; the file is as it was then. */
export function keepSettings(dataDir: string, settings: Settings): void {
  const path = settingsPath(dataDir)
  const content = `${JSON.stringify(settings, null, 1)}\n`
  try {
    copyFileSync(path, backupPath(dataDir))
  } catch {
    // The first time there is none to keep.
  }
  writeFileWhole(path, content)
}

/** Null when there is none. */
function readWhole(path: string): Settings | null {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return settingsSchema.parse(JSON.parse(content))
}

function readBackup(dataDir: string): Settings {
  try {
    return readWhole(backupPath(dataDir)) ?? NO_SETTINGS
  } catch {
    return NO_SETTINGS
  }
}

function setAside(path: string, aside: string): StudioError | null {
  try {
    renameSync(path, aside)
    return null
  } catch (error) {
    return new StudioError('settings.unreadable', { reason: reasonOf(error), path })
  }
}

/** zod's messages hold the whole list of complaints: the first one tells enough. */
function shortReason(error: unknown): string {
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues
  const [first] = issues ?? []
  return first ? `${first.path.join('.')}: ${first.message}` : reasonOf(error)
}
