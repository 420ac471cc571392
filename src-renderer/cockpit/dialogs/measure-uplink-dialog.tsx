import { useState } from 'react'
import type { CommandResults } from '../../../src-main/contract/commands.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { appText } from '../../text/app-text.ts'
import { formatBitrate } from '../../text/format-number.ts'
import { uplinkText } from '../../text/uplink-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField } from '../../ui/field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'

type Measured = CommandResults['uplink.measure']

/** Asks before anything is sent that viewers might see. */
export function MeasureUplinkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const measure = useCommand('uplink.measure', 'inline')
  const [includePublic, setIncludePublic] = useState(false)
  const [measured, setMeasured] = useState<Measured | null>(null)

  const run = async () => {
    const answer = await measure.run({ includePublic })
    if (answer) setMeasured(answer.value)
  }

  return (
    <Dialog title={t(uplinkText.title)} onClose={onClose}>
      <p className="dialog-text">{t(uplinkText.hint)}</p>
      <CheckField
        label={t(uplinkText.includePublic)}
        hint={t(uplinkText.includePublicHint)}
        name="includePublic"
        checked={includePublic}
        disabled={measure.isPending}
        onCheck={setIncludePublic}
      />
      {measure.error && <ErrorNotice error={measure.error} />}
      {measured && !measure.isPending && <Outcome measured={measured} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t(appText.close)}</Button>
        <Button look="primary" disabled={measure.isPending} onClick={run} data-testid="confirm-measure-uplink">
          {t(measure.isPending ? uplinkText.measuring : uplinkText.start)}
        </Button>
      </div>
    </Dialog>
  )
}

function Outcome({ measured }: { readonly measured: Measured }) {
  const { t, language } = useText()
  const { kbps, neededKbps, leftOut } = measured
  const isEnough = kbps >= neededKbps
  const figures = { kbps: formatBitrate(kbps, language), needed: formatBitrate(neededKbps, language) }
  return (
    <div className="notice" data-tone={isEnough ? 'ok' : 'warn'} role="status" data-testid="uplink-outcome">
      <p>
        {t(isEnough ? uplinkText.enough : uplinkText.tooLittle, figures)}{' '}
        {leftOut.length > 0 && t(uplinkText.leftOut, { names: leftOut.join(', ') })}
      </p>
    </div>
  )
}
