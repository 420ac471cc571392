import { useEffect, useState } from 'react'
import type { CommandResults } from '../../../src-main/contract/commands.ts'
import { studioClient } from '../../bridge/studio.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { eventsAddress, exampleCommand } from './ingest-example.ts'

type Access = CommandResults['ingest.reveal']

/** What a chat tool needs to send comments here. The token is asked for anew each time and kept in this dialog only. */
export function ConnectCommentsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const reveal = useCommand('ingest.reveal', 'inline')
  const [access, setAccess] = useState<Access | null>(null)

  // A studio that was started again has a new token: asked for on every connection while this is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per dialog; `run` is new at each render.
  useEffect(
    () => studioClient.onReady(() => void reveal.run({}).then((answer) => answer && setAccess(answer.value))),
    [],
  )

  return (
    <Dialog title={t(roomText.connect)} size="wide" onClose={onClose}>
      <p className="dialog-text">{t(roomText.connectHint)}</p>
      {reveal.error && <ErrorNotice error={reveal.error} />}
      {access ? (
        <AccessFields access={access} />
      ) : (
        reveal.isPending && <p className="dialog-text">{t(roomText.connectLoading)}</p>
      )}
      <div className="dialog-actions">
        <Button look="primary" onClick={onClose}>
          {t(appText.close)}
        </Button>
      </div>
    </Dialog>
  )
}

function AccessFields({ access }: { readonly access: Access }) {
  const { t } = useText()
  const [isShown, setShown] = useState(false)
  // A comment that was sent before is not shown twice, so each opening of the dialog sends another one.
  const [commentId] = useState(() => `try-${Date.now().toString(36)}`)
  const dots = '•'.repeat(access.ingestToken.length)
  const comment = { id: commentId, viewer: t(roomText.exampleViewer), text: t(roomText.exampleComment) }
  const show = () => setShown(true)

  return (
    <>
      <CopyField label={t(roomText.address)} value={eventsAddress(access.ingestUrl)} testId="ingest-address" />
      <CopyField
        label={t(roomText.token)}
        value={access.ingestToken}
        shown={isShown ? access.ingestToken : dots}
        hint={t(roomText.tokenHint)}
        testId="ingest-token"
        onReveal={show}
      >
        <Button onClick={() => setShown(!isShown)} aria-pressed={isShown} data-testid="show-token">
          {t(isShown ? roomText.tokenHide : roomText.tokenShow)}
        </Button>
      </CopyField>
      <CopyField
        label={t(roomText.example)}
        value={exampleCommand(access, comment)}
        shown={exampleCommand(isShown ? access : { ...access, ingestToken: dots }, comment)}
        testId="ingest-example"
        onReveal={show}
      />
    </>
  )
}
