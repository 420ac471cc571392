import { type FormEvent, useState } from 'react'
import { formatMoney, minorDigits } from '../../../src-main/contract/money.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { type PromoDraft, useUi } from '../../store/ui-store.ts'
import { promoText } from '../../text/promo-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { CURRENCIES } from './currencies.ts'
import { PromoSummary } from './promo-summary.tsx'
import { type DraftProblem, readPromoDraft } from './read-promo-draft.ts'

export function PromoForm() {
  const { t } = useText()
  const draft = useUi((ui) => ui.promoDraft)
  const change = useUi((ui) => ui.changePromoDraft)
  const show = useCommand('promo.show')
  const [wasTried, setTried] = useState(false)
  const read = readPromoDraft(draft)
  const problem = wasTried && !read.ok ? read.problem : null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(!read.ok)
    if (read.ok) void show.run(read.params)
  }

  const field = (name: keyof PromoDraft, fault: DraftProblem) => ({
    value: draft[name],
    'aria-invalid': problem === fault,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })

  return (
    <form className="promo-form" onSubmit={submit} data-testid="promo-form" noValidate>
      <TextField
        label={t(promoText.title)}
        placeholder={t(promoText.titlePlaceholder)}
        maxLength={60}
        dir="auto"
        name="title"
        {...field('title', 'needTitle')}
      />
      <TextField label={t(promoText.price)} inputMode="decimal" name="price" {...field('price', 'badPrice')} />
      <TextField
        label={t(promoText.compareAt)}
        optional={t(promoText.optional)}
        inputMode="decimal"
        name="compareAt"
        {...field('compareAt', 'badCompareAt')}
      />
      <SelectField
        label={t(promoText.currency)}
        name="currency"
        value={draft.currency}
        onChange={(event) => change({ currency: event.target.value })}
      >
        {CURRENCIES.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </SelectField>
      <TextField label={t(promoText.minutes)} inputMode="decimal" name="minutes" {...field('minutes', 'badMinutes')} />
      <Button type="submit" look="primary" disabled={show.isPending} data-testid="promo-show">
        {t(promoText.show)}
      </Button>
      {problem ? <Problem problem={problem} currency={draft.currency} /> : <PromoSummary read={read} />}
    </form>
  )
}

function Problem({ problem, currency }: { readonly problem: DraftProblem; readonly currency: string }) {
  const { t, language } = useText()
  const example = formatMoney(2990 * 10 ** Math.max(0, minorDigits(currency) - 2), currency, language)
  const text =
    problem === 'badPrice' ? t(promoText.badPrice, { example: example.replace(/[^\d.,]/g, '') }) : t(promoText[problem])
  return (
    <p className="promo-line" data-tone="fail" role="alert">
      {text}
    </p>
  )
}
