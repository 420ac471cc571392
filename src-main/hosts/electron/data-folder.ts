import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * Where the studio keeps its things: CADENCE_DATA, else the user's own application folder. With CADENCE_DATA the
 * browser profile lies there too, so that two studios with two folders know nothing of each other.
 */
export function chooseDataFolder(given: string | undefined): string {
  if (!given) return join(app.getPath('userData'), 'studio')
  const dataDir = resolve(given)
  app.setPath('userData', profileIn(dataDir))
  return dataDir
}

/** A folder that can't be written is the core's to explain; until then the window needs a profile all the same. */
function profileIn(dataDir: string): string {
  const profile = join(dataDir, 'desktop')
  try {
    mkdirSync(profile, { recursive: true })
    return profile
  } catch {
    return join(tmpdir(), `cadence-desktop-${process.pid}`)
  }
}
