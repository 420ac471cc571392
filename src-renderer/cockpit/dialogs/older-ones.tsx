import { debugText } from '../../text/debug-text.ts'
import { formatCount } from '../../text/format-number.ts'
import { useText } from '../../text/use-text.ts'

/** Says how many of a long list are not shown. */
export function OlderOnes({ all, shown }: { readonly all: number; readonly shown: number }) {
  const { t, language } = useText()
  if (all <= shown) return null
  return <p className="field-hint">{t(debugText.older, { count: formatCount(all - shown, language) })}</p>
}
