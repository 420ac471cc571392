import { useEffect, useState } from 'react'
import type { DebugReport } from '../../../src-main/contract/debug-report.ts'
import { DEBUG_PATH } from '../../../src-main/contract/wire.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { debugText } from '../../text/debug-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { DebugProcesses } from './debug-processes.tsx'
import { DebugTransitions } from './debug-transitions.tsx'
import './debug-dialog.css'

/** Every command of this start and how it ended, to read or to take along. Read when it is opened and when asked. */
export function DebugDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const read = useCommand('debug.read', 'inline')
  const [report, setReport] = useState<DebugReport | null>(null)
  const readAgain = () => void read.run({}).then((answer) => answer && setReport(answer.value))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per dialog; `readAgain` is new at each render.
  useEffect(readAgain, [])

  return (
    <Dialog title={t(debugText.title)} size="large" onClose={onClose}>
      <p className="dialog-text">{t(debugText.hint)}</p>
      {read.error && <ErrorNotice error={read.error} />}
      {!report && read.isPending && <p className="dialog-text">{t(debugText.loading)}</p>}
      {report && (
        <div className="debug-report">
          <DebugProcesses processes={report.processes} />
          <DebugTransitions transitions={report.transitions} />
        </div>
      )}
      <div className="dialog-actions">
        <Button look="quiet" disabled={read.isPending} onClick={readAgain}>
          {t(debugText.again)}
        </Button>
        <a className="button" href={DEBUG_PATH} download data-testid="save-debug">
          {t(debugText.save)}
        </a>
        <Button look="primary" onClick={onClose}>
          {t(appText.close)}
        </Button>
      </div>
    </Dialog>
  )
}
