import type { CommandParams } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import { DEFAULT_ENCODE, type PictureFormat, recommendedKbps, type Shape } from '../../contract/picture.ts'
import { isOnAir, type ProgrammeState } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { DefaultPicture } from '../encode/pace/default-picture.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import { formatsOf } from './programme-format.ts'

export interface PictureControlDeps {
  readonly log: StateLog
  readonly media: MediaClient
  /** The programme begins anew: what the preview showed is over. */
  readonly onRestart: () => void
}

export interface PictureControl {
  readonly commands: Pick<CommandHandlers, 'programme.configure'>
  /** The default for this computer, with its reason: the host's own choice and a show that is on come first. */
  suggest(picture: DefaultPicture): void
}

/** The programme's size, rate and shapes. Off air only: every stage is opened anew. */
export function createPictureControl({ log, media, onRestart }: PictureControlDeps): PictureControl {
  let isChosen = false

  function become(wanted: CommandParams<'programme.configure'>, sizeReason: LocalisedText | null): void {
    const { main, second } = picturesOf(wanted)
    const { profile, audioKbps } = wanted
    const programme = { ...log.state.programme, ...main, profile, audioKbps, second, sizeReason, slate: true }
    onRestart()
    media.send({ kind: 'configure', formats: formatsOf(programme) })
    tellPicture(log, programme)
  }

  return {
    commands: {
      'programme.configure'(wanted) {
        if (isOnAir(log.state.show)) throw new StudioError('programme.on-air')
        isChosen = true
        become(wanted, null)
        return null
      },
    },
    suggest({ lines, reason }) {
      if (isChosen || isOnAir(log.state.show)) return
      const { programme } = log.state
      if (programme.height === lines) log.emit('programme.changed', { programme: { ...programme, sizeReason: reason } })
      else become(defaultOf(lines), reason)
    },
  }
}

/** Before anything runs: the default that was found at an earlier start. */
export function beginWith(log: StateLog, { lines, reason }: DefaultPicture): void {
  tellPicture(log, { ...log.state.programme, ...picturesOf(defaultOf(lines)).main, sizeReason: reason })
}

const defaultOf = (lines: 720 | 1080) => ({ shape: 'wide', lines, fps: 30, second: false, ...DEFAULT_ENCODE }) as const

function tellPicture(log: StateLog, programme: ProgrammeState): void {
  log.emit('programme.changed', { programme })
  log.emit('bitrate.changed', { bitrate: { ...log.state.bitrate, currentKbps: programme.bitrateKbps, reason: null } })
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
