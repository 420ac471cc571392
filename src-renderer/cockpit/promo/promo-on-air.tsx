import { formatMoney } from '../../../src-main/contract/money.ts'
import type { PromoState } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatCountdown } from '../../text/format-duration.ts'
import { promoText } from '../../text/promo-text.ts'
import { useText } from '../../text/use-text.ts'
import { StateLabel, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'

const TONES = { applying: 'plain', onAir: 'ok', ended: 'warn' } as const satisfies Record<
  PromoState['phase']['kind'],
  Tone
>

/** A promo from request to end. It is "on air" when the compositor says so, and not before. */
export function PromoOnAir({ promo }: { readonly promo: PromoState }) {
  const { t, language } = useText()
  const hide = useCommand('promo.hide')
  const { kind } = promo.phase

  return (
    <div className="promo-state" data-testid="promo-state" data-kind={kind} data-promo-id={promo.id}>
      <div className="promo-offer">
        <p className="promo-title" dir="auto">
          {promo.title}
        </p>
        <p>
          <strong>{formatMoney(promo.priceMinor, promo.currency, language)}</strong>
          {promo.compareAtMinor !== undefined && (
            <s>
              <span className="visually-hidden">{t(promoText.was, { price: '' })}</span>
              {formatMoney(promo.compareAtMinor, promo.currency, language)}
            </s>
          )}
        </p>
        <span aria-live="polite">
          <StateLabel tone={TONES[kind]}>{t(promoText[kind])}</StateLabel>
        </span>
      </div>
      {kind !== 'ended' && <Countdown deadlineMs={promo.deadlineMs} />}
      <Button disabled={hide.isPending} onClick={() => hide.run({})} data-testid="promo-hide">
        {t(kind === 'ended' ? promoText.clear : promoText.hide)}
      </Button>
    </div>
  )
}

function Countdown({ deadlineMs }: { readonly deadlineMs: number }) {
  const { t } = useText()
  return (
    <span className="promo-countdown" role="timer" aria-label={t(promoText.endsIn)} data-testid="promo-countdown">
      {formatCountdown(deadlineMs - useServerNow(100))}
    </span>
  )
}
