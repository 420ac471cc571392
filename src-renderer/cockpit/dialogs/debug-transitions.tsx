import type { DebugTransition } from '../../../src-main/contract/debug-report.ts'
import { debugText } from '../../text/debug-text.ts'
import { formatTimeOfDay } from '../../text/format-number.ts'
import { useText } from '../../text/use-text.ts'
import { OlderOnes } from './older-ones.tsx'

/** More than this is for the file. */
const SHOWN = 150

export function DebugTransitions({ transitions }: { readonly transitions: readonly DebugTransition[] }) {
  const { t, language } = useText()
  const newestFirst = transitions.toReversed().slice(0, SHOWN)
  return (
    <section aria-labelledby="transitions-head">
      <h3 id="transitions-head" className="panel-head">
        {t(debugText.transitions)}
      </h3>
      <table className="debug-transitions">
        <tbody>
          {newestFirst.map(({ at, of, to, reason }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read once and never changes.
            <tr key={place}>
              <td>{formatTimeOfDay(Date.parse(at), language)}</td>
              <td>{of}</td>
              <td>{to}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <OlderOnes all={transitions.length} shown={SHOWN} />
    </section>
  )
}
