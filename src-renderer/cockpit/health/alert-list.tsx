import { describeError } from '../../../src-main/contract/errors.ts'
import type { Alert } from '../../../src-main/contract/health.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatDuration } from '../../text/format-duration.ts'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../../ui/icon.tsx'

/** Trouble that lasts: its sentence, and since when. */
export function AlertList() {
  const { t } = useText()
  const alerts = useStudio((studio) => studio.alerts)
  return (
    <section aria-labelledby="alerts-head">
      <h3 id="alerts-head" className="panel-head">
        {t(healthText.alerts)}
      </h3>
      {alerts.length === 0 && <p className="dialog-text">{t(healthText.noAlerts)}</p>}
      <ul className="alert-list">
        {alerts.map((alert) => (
          <AlertItem key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  )
}

function AlertItem({ alert }: { readonly alert: Alert }) {
  const { t, language } = useText()
  const time = formatDuration(useServerNow(1_000) - alert.sinceMs, language)
  return (
    <li className="notice" data-tone={alert.level === 'danger' ? 'fail' : 'warn'} data-testid="alert">
      <Icon name="alert" />
      <div>
        <p>{describeError(alert.error)[language]}</p>
        <p className="field-hint">{t(healthText.since, { time })}</p>
      </div>
    </li>
  )
}
