import { useMirror } from '../store/studio-store.ts'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'

/** A core that starts takes a few attempts; after that, silence needs a sentence. */
const PATIENT_FAILURES = 3

export function ConnectingPage() {
  const { t } = useText()
  const connection = useMirror((mirrored) => mirrored.connection)
  const isSilent = connection.kind === 'lost' && connection.failures > PATIENT_FAILURES
  return (
    <main className="page-message" aria-live="polite" data-testid="connection-state" data-kind={connection.kind}>
      <h1>{t(isSilent ? appText.unreachable : appText.connecting)}</h1>
      <p>{t(isSilent ? appText.unreachableHint : appText.connectingHint)}</p>
    </main>
  )
}
