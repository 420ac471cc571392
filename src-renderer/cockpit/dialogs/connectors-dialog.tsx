import { useStudio } from '../../store/studio-store.ts'
import { appText } from '../../text/app-text.ts'
import { connectorText } from '../../text/connector-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AddConnectorForm } from '../connectors/add-connector-form.tsx'
import { ConnectorRow } from '../connectors/connector-row.tsx'

/** Where comments come from: how each connector is, and adding and removing them. */
export function ConnectorsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const connectors = useStudio((studio) => studio.connectors)
  const listed = Object.values(connectors)

  return (
    <Dialog title={t(connectorText.title)} size="wide" onClose={onClose}>
      <p className="dialog-text">{t(connectorText.hint)}</p>
      {listed.length === 0 ? (
        <p className="dialog-text">{t(connectorText.empty)}</p>
      ) : (
        <ul className="rows" aria-label={t(connectorText.title)} data-testid="connectors">
          {listed.map((connector) => (
            <ConnectorRow key={connector.id} connector={connector} />
          ))}
        </ul>
      )}
      <AddConnectorForm />
      <div className="dialog-actions">
        <Button onClick={onClose}>{t(appText.close)}</Button>
      </div>
    </Dialog>
  )
}
