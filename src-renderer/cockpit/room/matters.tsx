import { useRef, useState } from 'react'
import { useServerNow } from '../../store/use-server-now.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { triageText } from '../../text/triage-text.ts'
import { useText } from '../../text/use-text.ts'
import { byPriority, keyOf, type Ranked, toShow } from './by-priority.ts'
import { MatterItem } from './matter-item.tsx'
import { ReadingNote } from './reading-note.tsx'
import './matters.css'

const SHOWN_EVERY_MS = 100
/** Time only adds a point each ten seconds. */
const RANKED_EVERY_MS = 1_000

/** What the host or an assistant may have to act on, the most pressing first. It holds still under the pointer. */
export function Matters() {
  const { t, language } = useText()
  const room = useStudioEvery(SHOWN_EVERY_MS, (studio) => studio.room)
  const nowMs = useServerNow(RANKED_EVERY_MS)
  const [isHeld, setHeld] = useState(false)
  const last = useRef<readonly Ranked[]>([])
  const shown = toShow(byPriority(room, nowMs), isHeld ? last.current : null)
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
          <MatterItem key={keyOf(ranked)} ranked={ranked} language={language} />
        ))}
      </ol>
    </section>
  )
}
