import type { CommandInput } from '../../../src-main/contract/commands.ts'
import type { ConnectorKind } from '../../../src-main/contract/connectors.ts'

/** What the host typed. It holds secrets: it lives in the dialog and is gone with it. */
export interface ConnectorDraft {
  readonly kind: ConnectorKind
  readonly channel: string
  readonly token: string
  readonly session: string
  readonly server: string
}

/** Another kind: nothing typed for the one before. */
export function connectorDraft(kind: ConnectorKind): ConnectorDraft {
  return { kind, channel: '', token: '', session: '', server: 'wss://io.socialstream.ninja' }
}

export function readConnectorDraft(draft: ConnectorDraft): CommandInput<'connector.add'> {
  const { kind } = draft
  const [channel, token, session] = [draft.channel.trim(), draft.token.trim(), draft.session.trim()]
  if (kind === 'social-stream') return { kind, server: draft.server.trim(), ...(session && { session }) }
  return { kind, channel, ...(token && { token }) }
}
