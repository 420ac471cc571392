import { randomUUID } from 'node:crypto'
import type { CommandParams } from '../../contract/commands.ts'
import type { CaptureDevice } from '../../contract/devices.ts'
import { StudioError } from '../../contract/errors.ts'
import { PLAIN_SOUND, type SourceSound } from '../../contract/sound.ts'
import type { Source } from '../../contract/state.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import { inspectMediaFile } from '../ffmpeg/media-file.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { SceneControl } from '../programme/scene-commands.ts'
import type { StateLog } from '../state-log.ts'
import { hasPicture, type SourceSpec } from './source-args.ts'

export interface SourceCommandDeps {
  readonly log: StateLog
  readonly media: Pick<MediaClient, 'send'>
  readonly ffmpegPath: string
  readonly changeScene: SceneControl['change']
}

type SourceCommands = Pick<CommandHandlers, 'source.add' | 'source.setSound' | 'source.remove'>

/** Adding, choosing and removing sources. The first one added goes on the programme by itself. */
export function createSourceCommands({ log, media, ffmpegPath, changeScene }: SourceCommandDeps): SourceCommands {
  function known(sourceId: string): Source {
    const source = Object.hasOwn(log.state.sources, sourceId) ? log.state.sources[sourceId] : undefined
    if (!source) throw new StudioError('source.unknown', { id: sourceId })
    return source
  }

  return {
    async 'source.add'(params) {
      const spec = await specOf(params, ffmpegPath, log.state.devices)
      const source = {
        id: randomUUID(),
        kind: params.kind,
        name: params.name,
        device: params.device ?? '',
        sound: PLAIN_SOUND,
        state: { kind: 'opening' },
      } as const
      log.emit('source.changed', { source })
      media.send({ kind: 'addSource', id: source.id, name: source.name, spec, sound: source.sound })
      if (hasPicture(spec) && log.state.programme.activeSourceId === null)
        changeScene({ activeSourceId: source.id }, 'cut')
      return { sourceId: source.id }
    },
    'source.setSound'({ sourceId, ...wanted }) {
      const source = known(sourceId)
      const sound = { ...source.sound, ...withoutUndefined(wanted) }
      media.send({ kind: 'setSound', id: sourceId, sound })
      log.emit('source.changed', { source: { ...source, sound } })
      return null
    },
    'source.remove'({ sourceId }) {
      known(sourceId)
      const { activeSourceId, productSourceId } = log.state.programme
      if (activeSourceId === sourceId) throw new StudioError('source.in-use')
      if (productSourceId === sourceId) changeScene({ productSourceId: null, layout: 'full' }, 'cut')
      media.send({ kind: 'removeSource', id: sourceId })
      log.emit('source.removed', { sourceId })
      return null
    },
  }
}

/** What was left out stays as it is. */
function withoutUndefined(wanted: { [K in keyof SourceSound]?: SourceSound[K] | undefined }): Partial<SourceSound> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}

async function specOf(
  { kind, device = '', microphone, mode }: CommandParams<'source.add'>,
  ffmpegPath: string,
  devices: readonly CaptureDevice[] | null,
): Promise<SourceSpec> {
  switch (kind) {
    case 'testcard':
      return { kind }
    case 'file':
      return { kind, ...(await inspectMediaFile(ffmpegPath, device)) }
    case 'screen':
      return { kind, display: device }
    case 'camera':
      return { kind, device, microphone: microphone || undefined, mode, modes: modesOf(device, devices) }
    case 'microphone':
      return { kind, device }
  }
}

const modesOf = (camera: string, devices: readonly CaptureDevice[] | null) =>
  devices?.find(({ kind, device }) => kind === 'camera' && device === camera)?.modes
