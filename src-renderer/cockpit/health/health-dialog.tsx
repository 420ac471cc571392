import { useMirror } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { appText } from '../../text/app-text.ts'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AlertList } from './alert-list.tsx'
import { HealthGraphs } from './health-graphs.tsx'
import { QueueBars } from './queue-bars.tsx'
import './health.css'

/** Beside the cockpit, so that the one next thing stays in sight. */
export function HealthDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  return (
    <Dialog title={t(healthText.health)} size="side" onClose={onClose}>
      <AlertList />
      <Figures />
      <div className="dialog-actions">
        <Button look="quiet" onClick={() => openDialog('debug')} data-testid="open-debug">
          {t(healthText.details)}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t(appText.close)}
        </Button>
      </div>
    </Dialog>
  )
}

/** Drawn anew each second, and nothing else with it. */
function Figures() {
  const { t } = useText()
  const history = useMirror(({ health }) => health)
  const now = history.at(-1)
  if (!now) return <p className="dialog-text">{t(healthText.nothing)}</p>
  return (
    <>
      <section aria-labelledby="graphs-head">
        <h3 id="graphs-head" className="panel-head">
          {t(healthText.span)}
        </h3>
        <HealthGraphs history={history} now={now} />
      </section>
      <QueueBars queues={now.queues} />
    </>
  )
}
