import { type FormEvent, useState } from 'react'
import { CONNECTOR_KINDS, CONNECTOR_NAMES, type ConnectorKind } from '../../../src-main/contract/connectors.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { connectorText } from '../../text/connector-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { connectorDraft, readConnectorDraft } from './connector-draft.ts'
import { ConnectorFields } from './connector-fields.tsx'

/** Adds one connector; the fields are empty again once it is on the list. */
export function AddConnectorForm() {
  const { t } = useText()
  const add = useCommand('connector.add', 'inline')
  const [draft, setDraft] = useState(() => connectorDraft(CONNECTOR_KINDS[0]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await add.run(readConnectorDraft(draft))) setDraft(connectorDraft(draft.kind))
  }

  return (
    <form className="dialog-form" onSubmit={submit} data-testid="add-connector-form">
      <SelectField
        label={t(connectorText.platform)}
        name="kind"
        value={draft.kind}
        onChange={(event) => setDraft(connectorDraft(event.target.value as ConnectorKind))}
      >
        {CONNECTOR_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {CONNECTOR_NAMES[kind]}
          </option>
        ))}
      </SelectField>
      <ConnectorFields draft={draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
      {add.error && <ErrorNotice error={add.error} />}
      <div className="dialog-actions">
        <Button type="submit" look="primary" disabled={add.isPending} data-testid="confirm-add-connector">
          {t(connectorText.add)}
        </Button>
      </div>
    </form>
  )
}
