import { useState } from 'react'
import { useCommand } from '../../bridge/use-command.ts'
import { connectorText } from '../../text/connector-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'

/** The address that Social Stream Ninja posts to. It is a secret: asked for when it is wanted, kept in this dialog only. */
export function PostAddress({ connectorId }: { readonly connectorId: string }) {
  const { t } = useText()
  const reveal = useCommand('connector.reveal', 'inline')
  const renew = useCommand('connector.renew', 'inline')
  const [url, setUrl] = useState<string | null>(null)
  const error = reveal.error ?? renew.error
  const ask = async (command: typeof reveal | typeof renew) => {
    const answer = await command.run({ connectorId })
    if (answer) setUrl(answer.value.url)
  }

  return (
    <div className="row-detail">
      {url === null ? (
        <button type="button" className="row-action" onClick={() => void ask(reveal)} data-testid="show-post-address">
          {t(connectorText.showAddress)}
        </button>
      ) : (
        <CopyField
          label={t(connectorText.address)}
          value={url}
          hint={t(connectorText.addressHint)}
          testId="post-address"
        >
          <Button onClick={() => void ask(renew)} disabled={renew.isPending} data-testid="renew-post-address">
            {t(connectorText.renew)}
          </Button>
        </CopyField>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  )
}
