import { StudioError } from '../../contract/errors.ts'
import type { ProgrammeState } from '../../contract/state.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import type { Transition } from './switcher.ts'

type SceneCommands = Pick<CommandHandlers, 'source.select' | 'scene.switch'>
type SceneChange = Partial<Pick<ProgrammeState, 'layout' | 'activeSourceId' | 'productSourceId'>>

export interface SceneControl {
  readonly commands: SceneCommands
  /** Changes who is seen, and how; what is left out stays. @throws StudioError source.unknown, source.no-picture. */
  change(change: SceneChange, transition: Transition): void
}

/** In: the host's wish for the picture. Out: the scene in the media worker and in the state. */
export function createSceneControl({ log, media }: { log: StateLog; media: MediaClient }): SceneControl {
  function seen(sourceId: string | null | undefined): void {
    if (sourceId === null || sourceId === undefined) return
    const source = Object.hasOwn(log.state.sources, sourceId) ? log.state.sources[sourceId] : undefined
    if (!source) throw new StudioError('source.unknown', { id: sourceId })
    if (source.kind === 'microphone') throw new StudioError('source.no-picture', { name: source.name })
  }

  function change(wanted: SceneChange, transition: Transition): void {
    seen(wanted.activeSourceId)
    seen(wanted.productSourceId)
    const programme = { ...log.state.programme, ...wanted }
    const { layout, activeSourceId: hostId, productSourceId: productId } = programme
    media.send({ kind: 'setScene', scene: { layout, hostId, productId }, transition })
    log.emit('programme.changed', { programme })
  }

  return {
    change,
    commands: {
      'source.select'({ sourceId }) {
        change({ activeSourceId: sourceId }, 'cut')
        return null
      },
      'scene.switch'({ layout, sourceId, productSourceId, transition }) {
        const { programme } = log.state
        change(
          {
            layout: layout ?? programme.layout,
            activeSourceId: sourceId ?? programme.activeSourceId,
            productSourceId: productSourceId === undefined ? programme.productSourceId : productSourceId,
          },
          transition,
        )
        return null
      },
    },
  }
}
