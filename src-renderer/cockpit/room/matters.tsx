import { useRef, useState } from 'react'
import { useServerNow } from '../../store/use-server-now.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { triageText } from '../../text/triage-text.ts'
import { useText } from '../../text/use-text.ts'
import { byPriority, type Ranked } from './by-priority.ts'
import { MatterItem } from './matter-item.tsx'
import { ReadingNote } from './reading-note.tsx'
import './matters.css'

const SHOWN_EVERY_MS = 100
/** Time only adds a point each ten seconds. */
const RANKED_EVERY_MS = 1_000
/** More than an assistant can take in. */
const MOST_SHOWN = 30

/** What the host or an assistant may have to act on, the most pressing first. It holds still under the pointer. */
export function Matters() {
  const { t, language } = useText()
  const room = useStudioEvery(SHOWN_EVERY_MS, (studio) => studio.room)
  const nowMs = useServerNow(RANKED_EVERY_MS)
  const [isHeld, setHeld] = useState(false)
  const last = useRef<readonly Ranked[]>([])
  const now = byPriority(room, nowMs).slice(0, MOST_SHOWN)
  const shown = isHeld ? stillThere(last.current, now) : now
  last.current = shown

  return (
    <section className="matters" aria-labelledby="matters-head">
      <h3 id="matters-head">{t(triageText.matters)}</h3>
      <ReadingNote />
      {shown.length === 0 && <p className="matters-empty">{t(triageText.mattersEmpty)}</p>}
      <ol
        className="matters-list"
        data-testid="matters-list"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        {shown.map((ranked) => (
          <MatterItem key={`${ranked.comment.platform} ${ranked.comment.id}`} ranked={ranked} language={language} />
        ))}
      </ol>
    </section>
  )
}

/** The order that was shown, without what has been settled meanwhile. */
function stillThere(before: readonly Ranked[], now: readonly Ranked[]): Ranked[] {
  const byId = new Map(now.map((ranked) => [`${ranked.comment.platform} ${ranked.comment.id}`, ranked]))
  return before.flatMap(({ comment }) => byId.get(`${comment.platform} ${comment.id}`) ?? [])
}
