import { useStudio } from '../../store/studio-store.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { formatCount } from '../../text/format-number.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'

export function RoomCounts() {
  const { t, language } = useText()
  const received = useStudioEvery(250, ({ room }) => room.received)
  const viewers = useStudio(({ room }) => room.viewers)
  const isOff = useStudio(({ show }) => show.kind === 'off')
  if (isOff && received === 0) return null
  return (
    <span className="room-counts">
      {viewers !== null && !isOff && (
        <span data-testid="viewers">{t(showText.viewers, { count: formatCount(viewers, language) })}</span>
      )}
      <span className="comment-count" data-testid="comment-count">
        {t(showText.comments, { count: formatCount(received, language) })}
      </span>
    </span>
  )
}
