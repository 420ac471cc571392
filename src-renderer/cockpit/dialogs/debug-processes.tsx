import type { DebugProcess } from '../../../src-main/contract/debug-report.ts'
import { debugText } from '../../text/debug-text.ts'
import { formatTimeOfDay } from '../../text/format-number.ts'
import { useText } from '../../text/use-text.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { OlderOnes } from './older-ones.tsx'

/** More than this is for the file. */
const SHOWN = 60

export function DebugProcesses({ processes }: { readonly processes: readonly DebugProcess[] }) {
  const { t } = useText()
  const newestFirst = processes.toReversed().slice(0, SHOWN)
  return (
    <section aria-labelledby="processes-head">
      <h3 id="processes-head" className="panel-head">
        {t(debugText.processes)}
      </h3>
      {newestFirst.map((process) => (
        <ProcessItem key={`${process.pid} ${process.startedAt} ${process.name}`} process={process} />
      ))}
      <OlderOnes all={processes.length} shown={SHOWN} />
    </section>
  )
}

/** Closed, one line; a long log is in the page only while it is read. */
function ProcessItem({ process }: { readonly process: DebugProcess }) {
  const { t, language } = useText()
  const { pid, name, command, startedAt, exit, lines } = process
  return (
    <details className="debug-process" data-testid="debug-process">
      <summary>
        <span className="row-name">{name}</span>
        <span className="row-state">
          {pid} · {formatTimeOfDay(Date.parse(startedAt), language)} · {exit ?? t(debugText.running)}
        </span>
      </summary>
      <CopyField label={t(debugText.command)} value={command} testId="debug-command" />
      {lines.length > 0 && (
        <div className="field">
          <span className="field-label">{t(debugText.wrote)}</span>
          <pre dir="ltr">{lines.join('\n')}</pre>
        </div>
      )}
    </details>
  )
}
