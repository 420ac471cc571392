import type { CommandInput } from '../../../src-main/contract/commands.ts'
import type { Layout } from '../../../src-main/contract/picture.ts'
import type { ProgrammeState, Source, StudioState } from '../../../src-main/contract/state.ts'
import type { Transition } from '../../store/ui-store.ts'

/** Sources that have a picture: every one but a microphone. */
export function pictureSources(sources: StudioState['sources']): readonly Source[] {
  return Object.values(sources).filter(({ kind }) => kind !== 'microphone')
}

/** What can be the close-up: every picture but the host's own. */
export function productChoices(sources: StudioState['sources'], { activeSourceId }: ProgrammeState): readonly Source[] {
  return pictureSources(sources).filter(({ id }) => id !== activeSourceId)
}

/** The command of a layout button; the first other picture is the close-up where none was chosen. Null: it takes two. */
export function layoutChange(
  layout: Layout,
  programme: ProgrammeState,
  choices: readonly Source[],
  transition: Transition,
): CommandInput<'scene.switch'> | null {
  if (layout === 'full') return { layout, transition }
  const chosen = choices.find(({ id }) => id === programme.productSourceId) ?? choices[0]
  if (!chosen) return null
  const isKnown = chosen.id === programme.productSourceId
  return { layout, transition, ...(isKnown ? {} : { productSourceId: chosen.id }) }
}
