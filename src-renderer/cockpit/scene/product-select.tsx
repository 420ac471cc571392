import { useId } from 'react'
import type { ProgrammeState, Source } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useUi } from '../../store/ui-store.ts'
import { sceneText } from '../../text/scene-text.ts'
import { useText } from '../../text/use-text.ts'

interface ProductSelectProps {
  readonly choices: readonly Source[]
  readonly programme: ProgrammeState
}

/** Which source is the close-up. None can be chosen only while the layout shows none. */
export function ProductSelect({ choices, programme }: ProductSelectProps) {
  const { t } = useText()
  const id = useId()
  const change = useCommand('scene.switch')
  const transition = useUi((ui) => ui.transition)
  return (
    <div className="product-select">
      <label htmlFor={id}>{t(sceneText.product)}</label>
      <select
        id={id}
        className="input"
        name="product"
        value={programme.productSourceId ?? ''}
        disabled={change.isPending}
        onChange={(event) => void change.run({ productSourceId: event.target.value || null, transition })}
      >
        {(programme.layout === 'full' || programme.productSourceId === null) && (
          <option value="">{t(sceneText.productNone)}</option>
        )}
        {choices.map((source) => (
          <option key={source.id} value={source.id}>
            {source.name}
          </option>
        ))}
      </select>
    </div>
  )
}
