import { useStudio } from '../../store/studio-store.ts'
import { formatCount } from '../../text/format-number.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CommentItem } from './comment-item.tsx'
import { NoComments } from './no-comments.tsx'
import { useHeldList } from './use-held-list.ts'
import './comments.css'

/** The room, newest first. The list holds still while someone reads in it; what came meanwhile is counted. */
export function Comments() {
  const { t, language } = useText()
  const comments = useStudio(({ room }) => room.comments)
  const received = useStudio(({ room }) => room.received)
  const held = useHeldList(comments, received)

  return (
    <section className="column room" aria-labelledby="comments-head">
      <div className="section-head">
        <h2 id="comments-head">{t(roomText.comments)}</h2>
        <span className="room-order">{t(held.isHeld ? roomText.paused : roomText.newestFirst)}</span>
      </div>
      {held.newCount > 0 && (
        <Button look="primary" className="button room-new" onClick={held.release} data-testid="comments-new">
          {t(roomText.newOnes, { count: formatCount(held.newCount, language) })}
        </Button>
      )}
      {received === 0 && <NoComments />}
      {/* A log that announces every line would silence everything else a screen reader says. */}
      <div
        className="comments"
        role="log"
        aria-live="off"
        aria-labelledby="comments-head"
        data-testid="comments-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard.
        tabIndex={0}
        {...held.handlers}
      >
        {held.newestFirst.map((comment) => (
          <CommentItem key={`${comment.platform} ${comment.id}`} comment={comment} language={language} />
        ))}
      </div>
    </section>
  )
}
