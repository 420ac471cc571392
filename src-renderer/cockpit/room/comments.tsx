import { commentKey } from '../../../src-main/contract/comment.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { formatCount } from '../../text/format-number.ts'
import { roomText } from '../../text/room-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CommentItem } from './comment-item.tsx'
import { ConnectButton } from './connect-button.tsx'
import { ConnectorsButton } from './connectors-button.tsx'
import { Matters } from './matters.tsx'
import { NoComments } from './no-comments.tsx'
import { ProductsButton } from './products-button.tsx'
import { useHeldList } from './use-held-list.ts'
import './comments.css'

/** In a flood of thousands a second, more updates than this cost frames and are read by nobody. */
const SHOWN_EVERY_MS = 100

/** The room, newest first. The list holds still while someone reads in it; what came meanwhile is counted. */
export function Comments() {
  const { t, language } = useText()
  const room = useStudioEvery(SHOWN_EVERY_MS, (studio) => studio.room)
  const held = useHeldList(room.comments, room.received)

  return (
    <section className="column room" aria-labelledby="comments-head">
      <div className="section-head">
        <h2 id="comments-head">{t(roomText.comments)}</h2>
        {held.newCount > 0 ? (
          <Button look="primary" onClick={held.release} data-testid="comments-new">
            {t(roomText.newOnes, { count: formatCount(held.newCount, language) })}
          </Button>
        ) : (
          <span className="room-order">{t(held.isHeld ? roomText.paused : roomText.newestFirst)}</span>
        )}
        <ProductsButton />
        <ConnectorsButton />
        <ConnectButton />
      </div>
      {room.received === 0 && <NoComments />}
      <Matters />
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
          <CommentItem key={commentKey(comment.platform, comment.id)} comment={comment} language={language} />
        ))}
      </div>
    </section>
  )
}
