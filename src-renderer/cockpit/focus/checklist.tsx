import { CHECK_IDS, type CheckId, type CheckOutcome } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { focusText } from '../../text/focus-text.ts'
import { uplinkText } from '../../text/uplink-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'

const NAMES = {
  source: focusText.checkSource,
  sound: focusText.checkSound,
  uplink: focusText.checkUplink,
  clock: focusText.checkClock,
  encoder: focusText.checkEncoder,
  destinations: focusText.checkDestinations,
  disk: focusText.checkDisk,
} as const satisfies Record<CheckId, unknown>

const OUTCOMES = {
  unknown: { icon: 'question', name: focusText.outcomeUnknown },
  ok: { icon: 'check', name: focusText.outcomeOk },
  warn: { icon: 'alert', name: focusText.outcomeWarn },
  fail: { icon: 'close', name: focusText.outcomeFail },
} as const satisfies Record<CheckOutcome, { icon: IconName; name: unknown }>

interface ChecklistProps {
  readonly isChecking: boolean
  readonly onCheck: () => void
}

export function Checklist({ isChecking, onCheck }: ChecklistProps) {
  const { t } = useText()
  return (
    <section className="checklist" aria-labelledby="checklist-head" aria-busy={isChecking}>
      <div className="section-head">
        <h3 id="checklist-head">{t(focusText.checklist)}</h3>
        <Button look="quiet" disabled={isChecking} onClick={onCheck} data-testid="check-again">
          {t(focusText.checkAgain)}
        </Button>
      </div>
      <ul>
        {CHECK_IDS.map((id) => (
          <ChecklistItem key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function ChecklistItem({ id }: { readonly id: CheckId }) {
  const { t, language } = useText()
  const { outcome, text } = useStudio(({ checklist }) => checklist[id])
  const { icon, name } = OUTCOMES[outcome]
  return (
    <li className="check" data-testid="checklist-item" data-check={id} data-outcome={outcome}>
      <Icon name={icon} />
      <strong>
        {t(NAMES[id])}
        <span className="visually-hidden">: {t(name)}</span>
      </strong>
      <span className="check-text">{text[language]}</span>
      {id === 'uplink' && <MeasureUplink />}
    </li>
  )
}

function MeasureUplink() {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  const hasDestination = useStudio(({ destinations }) => Object.keys(destinations).length > 0)
  if (!hasDestination) return null
  return (
    <button
      type="button"
      className="row-action"
      onClick={() => openDialog('measure-uplink')}
      data-testid="measure-uplink"
    >
      {t(uplinkText.measure)}
    </button>
  )
}
