import { useUi } from '../../store/ui-store.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'

export function ConnectButton() {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  return (
    <IconButton
      icon="connect"
      label={t(roomText.connect)}
      onClick={() => openDialog('connect-comments')}
      data-testid="connect-comments"
    />
  )
}
