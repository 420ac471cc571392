import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { StudioError } from '../../../contract/errors.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { MediaClient } from '../../media/media-client.ts'
import type { MediaReport } from '../../media/media-protocol.ts'
import type { Clock } from '../../ports.ts'
import { sessionDir } from '../../session/session-dir.ts'
import type { StateLog } from '../../state-log.ts'

/** The last seconds of a running show as a file. In: the wish, and what the media worker made of it. Out: `clip.saved`. */
export interface ClipCommands {
  readonly commands: Pick<CommandHandlers, 'clip.save'>
  take(report: MediaReport): void
  /** The media worker is gone: nobody answers any more. */
  onLost(error: StudioError): void
}

export interface ClipCommandDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly media: MediaClient
  readonly dataDir: string
}

interface Wish {
  readonly path: string
  readonly answer: PromiseWithResolvers<{ path: string; seconds: number }>
}

export function createClipCommands({ clock, log, media, dataDir }: ClipCommandDeps): ClipCommands {
  const wishes = new Map<string, Wish>()
  const names = new Set<string>()

  /** Two clips within a second get two names. */
  function freeName(): string {
    const name = `clip-${clockDigits(new Date(clock.nowMs()))}`
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? name : `${name}-${count}`
      if (names.has(candidate)) continue
      names.add(candidate)
      return `${candidate}.mp4`
    }
  }

  return {
    commands: {
      'clip.save'({ seconds }) {
        const { show } = log.state
        if (show.kind !== 'live') throw new StudioError('clip.not-live')
        const requestId = randomUUID()
        const path = join(sessionDir(dataDir, show.sessionId), 'clips', freeName())
        const answer = Promise.withResolvers<{ path: string; seconds: number }>()
        wishes.set(requestId, { path, answer })
        media.send({ kind: 'saveClip', requestId, seconds, path })
        return answer.promise
      },
    },
    take(report) {
      if (report.kind !== 'clipSaved' && report.kind !== 'clipFailed') return
      const wish = wishes.get(report.requestId)
      if (!wish) return
      wishes.delete(report.requestId)
      if (report.kind === 'clipFailed') {
        wish.answer.reject(new StudioError(report.error.code, report.error.details))
        return
      }
      const saved = { path: wish.path, seconds: report.seconds }
      log.emit('clip.saved', saved)
      wish.answer.resolve(saved)
    },
    onLost(error) {
      for (const { answer } of wishes.values()) answer.reject(error)
      wishes.clear()
    },
  }
}

/** `203015` in the host's own time. */
function clockDigits(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => `${part}`.padStart(2, '0')).join('')
}
