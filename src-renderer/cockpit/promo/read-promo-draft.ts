import type { CommandInput } from '../../../src-main/contract/commands.ts'
import type { PromoDraft } from '../../store/ui-store.ts'
import { parsePrice } from '../../text/parse-price.ts'

export type DraftProblem = 'needTitle' | 'badPrice' | 'badCompareAt' | 'badMinutes'

export type ReadDraft =
  | { readonly ok: true; readonly params: CommandInput<'promo.show'> }
  | { readonly ok: false; readonly problem: DraftProblem }

const MAX_SECONDS = 86_400

/** What the host typed as the command's parameters, or the first thing that is wrong with it. */
export function readPromoDraft({ title, price, compareAt, currency, minutes }: PromoDraft): ReadDraft {
  const wrong = (problem: DraftProblem): ReadDraft => ({ ok: false, problem })
  if (title.trim() === '') return wrong('needTitle')

  const priceMinor = parsePrice(price, currency)
  if (priceMinor === null) return wrong('badPrice')

  const compareAtMinor = compareAt.trim() === '' ? undefined : parsePrice(compareAt, currency)
  if (compareAtMinor === null || (compareAtMinor !== undefined && compareAtMinor <= priceMinor))
    return wrong('badCompareAt')

  const durationSeconds = Math.round(Number(minutes.trim().replace(',', '.')) * 60)
  if (!(durationSeconds >= 1 && durationSeconds <= MAX_SECONDS)) return wrong('badMinutes')

  return {
    ok: true,
    params: {
      title: title.trim(),
      priceMinor,
      ...(compareAtMinor === undefined ? {} : { compareAtMinor }),
      currency,
      durationSeconds,
    },
  }
}
