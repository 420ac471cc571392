import type { Source } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { SourceStatus } from './source-status.tsx'
import './rows.css'

export function Sources() {
  const { t } = useText()
  const sources = useStudio((studio) => studio.sources)
  const openDialog = useUi((ui) => ui.openDialog)
  const all = Object.values(sources)

  return (
    <section aria-labelledby="sources-head">
      <div className="section-head">
        <h2 id="sources-head">{t(stageText.sources)}</h2>
        <IconButton
          icon="plus"
          label={t(stageText.addSource)}
          onClick={() => openDialog('add-source')}
          data-testid="add-source"
        />
      </div>
      {all.length === 0 && <p className="section-empty">{t(stageText.sourcesEmpty)}</p>}
      <ul className="rows">
        {all.map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </ul>
    </section>
  )
}

function SourceRow({ source }: { readonly source: Source }) {
  const { t } = useText()
  const isActive = useStudio(({ programme }) => programme.activeSourceId === source.id)
  const { select, isPending } = useSourceSwitch()
  const remove = useCommand('source.remove')
  const { id: sourceId, name, state } = source

  return (
    <li className="row" data-testid="source" data-state={state.kind} data-active={isActive} data-source-id={sourceId}>
      <button
        type="button"
        className="row-main row-choice"
        aria-pressed={isActive}
        aria-label={t(stageText.switchTo, { name })}
        disabled={isPending}
        onClick={() => isActive || select(sourceId)}
      >
        <span className="radio" aria-hidden="true" />
        <span className="row-name" dir="auto">
          {name}
        </span>
        <SourceStatus state={state} isActive={isActive} />
      </button>
      {/* What is on the programme cannot be removed, so it is not offered. */}
      {!isActive && (
        <IconButton
          icon="close"
          label={t(stageText.remove, { name })}
          disabled={remove.isPending}
          onClick={() => remove.run({ sourceId })}
        />
      )}
      {isActive && state.kind === 'retrying' && <ErrorNotice error={state.error} tone="warn" />}
    </li>
  )
}

/** Cuts or fades to another source, as the host chose below the preview. */
function useSourceSwitch() {
  const cut = useCommand('source.select')
  const fade = useCommand('scene.switch')
  const transition = useUi((ui) => ui.transition)
  const select = (sourceId: string) =>
    transition === 'cut' ? cut.run({ sourceId }) : fade.run({ sourceId, transition })
  return { select, isPending: cut.isPending || fade.isPending }
}
