import { StudioError } from '../../../contract/errors.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { reasonOf } from '../reason-of.ts'
import type { Settings } from './settings.ts'
import { keepSettings, readSettings } from './settings-file.ts'

/** The settings of a data folder. In: changes. Out: a file that has them within 200 ms, or a notice that it has not. */
export interface SettingsKeeper {
  readonly settings: Settings
  change(next: Settings): void
  /** Writes what still waits. */
  flush(): void
}

export interface SettingsKeeperDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly dataDir: string
}

/** A slider that is dragged is one write. */
const KEEP_AFTER_MS = 200

export function createSettingsKeeper({ clock, log, dataDir }: SettingsKeeperDeps): SettingsKeeper {
  const read = readSettings(dataDir, new Date(clock.nowMs()))
  if (read.trouble) log.emit('notice.raised', { error: read.trouble.toInfo() })
  let { settings } = read
  let cancel: (() => void) | null = null
  let failing = false

  function write(): void {
    cancel = null
    try {
      keepSettings(dataDir, settings)
      if (failing) log.emit('notice.cleared', { code: 'settings.not-kept' })
      failing = false
    } catch (error) {
      failing = true
      const trouble = new StudioError('settings.not-kept', { reason: reasonOf(error) })
      log.emit('notice.raised', { error: trouble.toInfo() })
    }
  }

  return {
    get settings() {
      return settings
    },
    change(next) {
      if (next === settings) return
      settings = next
      cancel ??= clock.after(KEEP_AFTER_MS, write)
    },
    flush() {
      if (!cancel) return
      cancel()
      write()
    },
  }
}
