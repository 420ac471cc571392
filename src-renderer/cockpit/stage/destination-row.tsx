import { useState } from 'react'
import type { Destination, DestinationState } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { destinationText } from '../../text/destination-text.ts'
import { pictureText } from '../../text/picture-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DestinationDetail } from './destination-detail.tsx'
import { DestinationStatus } from './destination-status.tsx'

/** One destination. What its viewers would notice is asked first. */
export function DestinationRow({ destination }: { readonly destination: Destination }) {
  const { t } = useText()
  const commands = useDestinationCommands(destination.id)
  const hasBothShapes = useStudio(({ programme }) => programme.second !== null)
  const [asking, setAsking] = useState<'stop' | 'remove' | null>(null)
  const { id, name, url, shape, state } = destination
  const press = (what: 'stop' | 'remove') => (state.kind === 'live' ? setAsking(what) : commands[what]())

  return (
    <li className="row" aria-label={name} data-testid="destination" data-state={state.kind} data-destination-id={id}>
      <div className="row-main" title={url}>
        <span className="row-name" dir="auto">
          {name}
        </span>
        {hasBothShapes && <span className="row-tag">{t(pictureText[`${shape}Short`])}</span>}
        <DestinationStatus state={state} />
      </div>
      <Wish
        state={state}
        name={name}
        isPending={commands.isPending}
        onStart={commands.retry}
        onStop={() => press('stop')}
      />
      <IconButton
        icon="close"
        label={t(stageText.remove, { name })}
        disabled={commands.isPending}
        onClick={() => press('remove')}
      />
      <DestinationDetail destination={destination} onRetry={commands.retry} />
      {asking === 'stop' && (
        <ConfirmDialog
          title={t(destinationText.stopTitle, { name })}
          text={t(destinationText.stopHint)}
          confirm={t(destinationText.stopConfirm)}
          confirmTestId="confirm-stop-destination"
          onConfirm={commands.stop}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t(stageText.removeDestinationTitle, { name })}
          text={t(stageText.removeDestinationHint)}
          confirm={t(stageText.removeConfirm)}
          confirmTestId="confirm-remove-destination"
          onConfirm={commands.remove}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  )
}

interface WishProps {
  readonly state: DestinationState
  readonly name: string
  readonly isPending: boolean
  readonly onStart: () => void
  readonly onStop: () => void
}

/** Whether the host wants it on the show. */
function Wish({ state, name, isPending, onStart, onStop }: WishProps) {
  const { t } = useText()
  if (state.kind !== 'stopped') {
    const label = t(destinationText.stop, { name })
    return <IconButton icon="stop" label={label} disabled={isPending} onClick={onStop} data-testid="stop-destination" />
  }
  const label = t(destinationText.start, { name })
  return <IconButton icon="play" label={label} disabled={isPending} onClick={onStart} data-testid="start-destination" />
}

function useDestinationCommands(destinationId: string) {
  const stop = useCommand('destination.stop')
  const retry = useCommand('destination.retry')
  const remove = useCommand('destination.remove')
  return {
    stop: () => void stop.run({ destinationId }),
    retry: () => void retry.run({ destinationId }),
    remove: () => void remove.run({ destinationId }),
    isPending: stop.isPending || retry.isPending || remove.isPending,
  }
}
