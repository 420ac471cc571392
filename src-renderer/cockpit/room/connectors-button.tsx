import { useUi } from '../../store/ui-store.ts'
import { connectorText } from '../../text/connector-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'

export function ConnectorsButton() {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  return (
    <IconButton
      icon="plus"
      label={t(connectorText.title)}
      onClick={() => openDialog('connectors')}
      data-testid="connectors-open"
    />
  )
}
