import { connectorText } from '../../text/connector-text.ts'
import { destinationText } from '../../text/destination-text.ts'
import { useText } from '../../text/use-text.ts'
import { TextField } from '../../ui/field.tsx'
import type { ConnectorDraft } from './connector-draft.ts'

interface ConnectorFieldsProps {
  readonly draft: ConnectorDraft
  readonly onChange: (part: Partial<ConnectorDraft>) => void
}

/** What a kind of connector needs. Tokens and session ids are typed hidden. */
export function ConnectorFields({ draft, onChange }: ConnectorFieldsProps) {
  const { t } = useText()
  const optional = t(destinationText.optional)
  if (draft.kind === 'social-stream')
    return (
      <>
        <TextField
          label={t(connectorText.session)}
          hint={t(connectorText.sessionHint)}
          optional={optional}
          name="session"
          {...HIDDEN}
          value={draft.session}
          onChange={(event) => onChange({ session: event.target.value })}
        />
        <TextField
          label={t(connectorText.server)}
          name="server"
          inputMode="url"
          spellCheck={false}
          required
          value={draft.server}
          onChange={(event) => onChange({ server: event.target.value })}
        />
      </>
    )
  const isTwitch = draft.kind === 'twitch'
  return (
    <>
      <TextField
        label={t(connectorText.channel)}
        hint={t(isTwitch ? connectorText.twitchHint : connectorText.youtubeHint)}
        name="channel"
        spellCheck={false}
        required
        maxLength={256}
        value={draft.channel}
        onChange={(event) => onChange({ channel: event.target.value })}
      />
      <TextField
        label={t(connectorText.token)}
        hint={t(isTwitch ? connectorText.twitchTokenHint : connectorText.youtubeTokenHint)}
        optional={optional}
        name="token"
        {...HIDDEN}
        value={draft.token}
        onChange={(event) => onChange({ token: event.target.value })}
      />
    </>
  )
}

const HIDDEN = { type: 'password', autoComplete: 'new-password', spellCheck: false } as const
