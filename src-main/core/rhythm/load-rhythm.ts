import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { defaultRunPath, loadRunOfShow } from './load-run-of-show.ts'
import { createRhythm, type Rhythm } from './rhythm.ts'

/** The run of show that ships with the program, ready to follow a show. @throws StudioError run-of-show.invalid. */
export function loadRhythm({ clock, log, assetsDir }: { clock: Clock; log: StateLog; assetsDir: string }): Rhythm {
  return createRhythm({ run: loadRunOfShow(defaultRunPath(assetsDir)), clock, emit: log.emit })
}
