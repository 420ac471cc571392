import type { Source } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { soundText } from '../../text/sound-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { SoundFields } from '../sound/sound-fields.tsx'

interface SourceDialogProps {
  readonly source: Source
  /** What is on the programme cannot be removed. */
  readonly isUsed: boolean
  readonly onClose: () => void
}

/** One source: how it sounds, why it is away, and taking it off the list. */
export function SourceDialog({ source, isUsed, onClose }: SourceDialogProps) {
  const { t } = useText()
  const remove = useCommand('source.remove', 'inline')
  const { id: sourceId, name, state } = source
  return (
    <Dialog title={name} onClose={onClose}>
      {state.kind === 'retrying' && <ErrorNotice error={state.error} tone="warn" />}
      <SoundFields source={source} />
      {isUsed && <p className="field-hint">{t(soundText.onProgramme)}</p>}
      {remove.error && <ErrorNotice error={remove.error} />}
      <div className="dialog-actions">
        <Button
          look="quiet"
          disabled={isUsed || remove.isPending}
          onClick={() => remove.run({ sourceId })}
          data-testid="remove-source"
        >
          {t(soundText.removeSource)}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t(appText.close)}
        </Button>
      </div>
    </Dialog>
  )
}
