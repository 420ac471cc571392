import { useUi } from '../../store/ui-store.ts'
import { connectorText } from '../../text/connector-text.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'

export function NoComments() {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  return (
    <div className="room-empty">
      <p>{t(roomText.empty)}</p>
      <p>{t(roomText.emptyHint)}</p>
      <Button icon="plus" onClick={() => openDialog('connectors')} data-testid="connectors-open-empty">
        {t(connectorText.title)}
      </Button>
      <Button icon="connect" onClick={() => openDialog('connect-comments')} data-testid="connect-comments-empty">
        {t(roomText.connect)}
      </Button>
    </div>
  )
}
