import { useStudio } from '../../store/studio-store.ts'
import { promoText } from '../../text/promo-text.ts'
import { useText } from '../../text/use-text.ts'
import { PromoForm } from './promo-form.tsx'
import { PromoOnAir } from './promo-on-air.tsx'
import './promo.css'

/** Only while live: off air there is no picture for a promo to stand in, whatever was last said about it. */
export function PromoPanel() {
  const { t } = useText()
  const promo = useStudio((studio) => studio.promo)
  const isLive = useStudio(({ show }) => show.kind === 'live')
  if (!isLive) return null
  return (
    <section className="promo" aria-labelledby="promo-head">
      <h2 id="promo-head" className="section-head">
        {t(promoText.promo)}
      </h2>
      {promo ? <PromoOnAir promo={promo} /> : <PromoForm />}
    </section>
  )
}
