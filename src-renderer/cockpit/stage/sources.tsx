import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { SourceRow } from './source-row.tsx'
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
