import type { CommandParams } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import { type PictureFormat, recommendedKbps, type Shape } from '../../contract/picture.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import { formatsOf } from './programme-format.ts'

export interface PictureCommandDeps {
  readonly log: StateLog
  readonly media: MediaClient
  /** The programme begins anew: what the preview showed is over. */
  readonly onRestart: () => void
}

/** The programme's size, rate and shapes. Off air only: every stage is opened anew. */
export function createPictureCommands({
  log,
  media,
  onRestart,
}: PictureCommandDeps): Pick<CommandHandlers, 'programme.configure'> {
  return {
    'programme.configure'(wanted) {
      const { kind } = log.state.show
      if (kind !== 'off' && kind !== 'watching') throw new StudioError('programme.on-air')
      const { main, second } = picturesOf(wanted)
      const programme = { ...log.state.programme, ...main, second, sizeReason: null, slate: true }
      onRestart()
      media.send({ kind: 'configure', formats: formatsOf(programme) })
      log.emit('programme.changed', { programme })
      log.emit('bitrate.changed', {
        bitrate: { ...log.state.bitrate, currentKbps: programme.bitrateKbps, reason: null },
      })
      return null
    },
  }
}

/** Pure: the pictures of a choice, each at the bitrate that suits its size. */
export function picturesOf({ shape, lines, fps, second }: CommandParams<'programme.configure'>): {
  main: PictureFormat
  second: PictureFormat | null
} {
  const picture = (wanted: Shape): PictureFormat => {
    const long = (lines * 16) / 9
    const size = wanted === 'wide' ? { width: long, height: lines } : { width: lines, height: long }
    return { ...size, fps, bitrateKbps: recommendedKbps(lines, fps) }
  }
  return { main: picture(shape), second: second ? picture(shape === 'wide' ? 'tall' : 'wide') : null }
}
