import { useState } from 'react'
import type { Destination } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DestinationDetail } from './destination-detail.tsx'
import { DestinationStatus } from './destination-status.tsx'

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

function DestinationRow({ destination }: { readonly destination: Destination }) {
  const { t } = useText()
  const remove = useCommand('destination.remove')
  const [isAsking, setAsking] = useState(false)
  const { id: destinationId, name, url, state } = destination
  const removeIt = () => remove.run({ destinationId })

  return (
    <li
      className="row"
      aria-label={name}
      data-testid="destination"
      data-state={state.kind}
      data-destination-id={destinationId}
    >
      <div className="row-main" title={url}>
        <span className="row-name" dir="auto">
          {name}
        </span>
        <DestinationStatus state={state} />
      </div>
      <IconButton
        icon="close"
        label={t(stageText.remove, { name })}
        disabled={remove.isPending}
        onClick={() => (state.kind === 'live' ? setAsking(true) : removeIt())}
      />
      <DestinationDetail destination={destination} />
      {isAsking && (
        <ConfirmDialog
          title={t(stageText.removeDestinationTitle, { name })}
          text={t(stageText.removeDestinationHint)}
          confirm={t(stageText.removeConfirm)}
          confirmTestId="confirm-remove-destination"
          onConfirm={removeIt}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}
