import { randomUUID } from 'node:crypto'
import type { CommandParams } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import { PLAIN_SOUND } from '../../contract/sound.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import { inspectMediaFile } from '../ffmpeg/media-file.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import type { SourceSpec } from './source-args.ts'

export interface SourceCommandDeps {
  readonly log: StateLog
  readonly media: MediaClient
  readonly ffmpegPath: string
}

type SourceCommands = Pick<CommandHandlers, 'source.add' | 'source.select' | 'source.remove'>

/** Adding, choosing and removing sources. The first one added goes on the programme by itself. */
export function createSourceCommands({ log, media, ffmpegPath }: SourceCommandDeps): SourceCommands {
  function known(sourceId: string): void {
    if (!Object.hasOwn(log.state.sources, sourceId)) throw new StudioError('source.unknown', { id: sourceId })
  }

  function select(sourceId: string): null {
    known(sourceId)
    media.send({ kind: 'selectSource', id: sourceId })
    log.emit('programme.changed', { programme: { ...log.state.programme, activeSourceId: sourceId } })
    return null
  }

  return {
    async 'source.add'(params) {
      const spec = await specOf(params, ffmpegPath)
      const source = {
        id: randomUUID(),
        kind: params.kind,
        name: params.name,
        device: params.device ?? '',
        sound: PLAIN_SOUND,
        state: { kind: 'opening' },
      } as const
      log.emit('source.changed', { source })
      media.send({ kind: 'addSource', id: source.id, name: source.name, spec })
      if (log.state.programme.activeSourceId === null) select(source.id)
      return { sourceId: source.id }
    },
    'source.select': ({ sourceId }) => select(sourceId),
    'source.remove'({ sourceId }) {
      known(sourceId)
      if (log.state.programme.activeSourceId === sourceId) throw new StudioError('source.in-use')
      media.send({ kind: 'removeSource', id: sourceId })
      log.emit('source.removed', { sourceId })
      return null
    },
  }
}

async function specOf(
  { kind, device = '', microphone }: CommandParams<'source.add'>,
  ffmpegPath: string,
): Promise<SourceSpec> {
  switch (kind) {
    case 'testcard':
      return { kind }
    case 'file':
      return { kind, ...(await inspectMediaFile(ffmpegPath, device)) }
    case 'screen':
      return { kind, display: device }
    case 'camera':
      return { kind, device, microphone: microphone || undefined }
    case 'microphone':
      throw new StudioError('command.invalid', { reason: 'microphones are not sources yet' })
  }
}
