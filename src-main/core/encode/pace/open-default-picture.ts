import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts'
import { beginWith } from '../../programme/picture-commands.ts'
import type { StateLog } from '../../state-log.ts'
import { readHardware } from '../hardware.ts'
import { defaultPicture } from './default-picture.ts'
import { createDefaultPicture, type DefaultPictureDeps } from './default-picture-control.ts'
import { keepPace, paceKey, readPace } from './pace-cache.ts'
import { PACE_FORMAT } from './pace-format.ts'

export interface FirstPictureDeps {
  readonly ffmpeg: Ffmpeg
  readonly dataDir: string
  readonly wanted: '720p30' | 'auto'
  readonly log: StateLog
}

/**
 * The size a studio begins with: what an earlier start found out, before anything opens. Out: how to find it out where
 * it is wanted and not known; null otherwise.
 */
export function openDefaultPicture({ ffmpeg, dataDir, wanted, log }: FirstPictureDeps) {
  const key = paceKey(ffmpeg, readHardware(), PACE_FORMAT)
  const known = wanted === 'auto' ? readPace(dataDir, key) : null
  if (known) beginWith(log, defaultPicture(known))

  return {
    measure(deps: Omit<DefaultPictureDeps, 'keep' | 'log'>) {
      if (wanted !== 'auto' || known) return null
      return createDefaultPicture({ ...deps, log, keep: (measured) => keepPace(dataDir, key, measured) })
    },
  }
}
