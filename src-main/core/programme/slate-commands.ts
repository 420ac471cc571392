import { resolve } from 'node:path'
import type { CommandHandlers } from '../command-handlers.ts'
import { inspectMusicFile } from '../ffmpeg/media-file.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import { loadSlatePicture } from './slate.ts'

export interface SlateCommandDeps {
  readonly log: StateLog
  readonly media: MediaClient
  readonly ffmpegPath: string
}

/** What viewers see and hear while nothing is delivered. A picture or music that can't be used is refused; the slate stays as it was. */
export function createSlateCommands({ log, media, ffmpegPath }: SlateCommandDeps): Pick<CommandHandlers, 'slate.set'> {
  return {
    async 'slate.set'(wanted) {
      const { message, picturePath, musicPath } = wanted
      if (picturePath) await loadSlatePicture(resolve(picturePath))
      if (musicPath) await inspectMusicFile(ffmpegPath, musicPath)
      const before = log.state.slate
      const slate = {
        message: message === undefined ? before.message : message || null,
        picturePath: picturePath === undefined ? before.picturePath : fileOrNone(picturePath),
        musicPath: musicPath === undefined ? before.musicPath : fileOrNone(musicPath),
      }
      media.send({ kind: 'setSlate', slate })
      log.emit('slate.changed', { slate })
      return null
    },
  }
}

const fileOrNone = (path: string | null) => (path ? resolve(path) : null)
