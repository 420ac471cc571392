import { useStudio } from '../../store/studio-store.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'

export function NoComments() {
  const { t } = useText()
  const ingestUrl = useStudio((studio) => studio.ingestUrl)
  return (
    <div className="room-empty">
      <p>{t(roomText.empty)}</p>
      {ingestUrl && (
        <p>
          {t(roomText.emptyHint)} <code>{ingestUrl}/events</code>
        </p>
      )}
    </div>
  )
}
