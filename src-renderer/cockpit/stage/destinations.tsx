import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { DestinationRow } from './destination-row.tsx'

export function Destinations() {
  const { t } = useText()
  const destinations = useStudio((studio) => studio.destinations)
  const openDialog = useUi((ui) => ui.openDialog)
  const all = Object.values(destinations)

  return (
    <section aria-labelledby="destinations-head">
      <div className="section-head">
        <h2 id="destinations-head">{t(stageText.destinations)}</h2>
        <IconButton
          icon="plus"
          label={t(stageText.addDestination)}
          onClick={() => openDialog('add-destination')}
          data-testid="add-destination"
        />
      </div>
      {all.length === 0 && <p className="section-empty">{t(stageText.destinationsEmpty)}</p>}
      <ul className="rows">
        {all.map((destination) => (
          <DestinationRow key={destination.id} destination={destination} />
        ))}
      </ul>
    </section>
  )
}
