import { isOnAir } from '../../../contract/state.ts'
import type { MediaClient } from '../../media/media-client.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { type DefaultPicture, defaultPicture, type Pace } from './default-picture.ts'

/**
 * Finds out once whether this computer sustains 1080p30: off air, and when the work of the start is done. Out: one
 * suggestion, which the host's own choice outdoes. Never on air.
 */
export interface DefaultPictureControl {
  onMeasured(pace: Pace): void
  close(): void
}

export interface DefaultPictureDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly media: Pick<MediaClient, 'send'>
  readonly keep: (pace: Pace) => void
  readonly suggest: (picture: DefaultPicture) => void
}

/** The cockpit is there by then, and the hardware is tested. */
const MEASURE_AFTER_MS = 10_000

export function createDefaultPicture(deps: DefaultPictureDeps): DefaultPictureControl {
  const { clock, log, media, keep, suggest } = deps
  let cancel = () => {}

  function measureLater(): void {
    cancel = clock.after(MEASURE_AFTER_MS, () => {
      if (isOnAir(log.state.show)) measureLater()
      else media.send({ kind: 'measurePace' })
    })
  }

  measureLater()
  return {
    onMeasured(pace) {
      keep(pace)
      suggest(defaultPicture(pace))
    },
    close: () => cancel(),
  }
}
