import { formatCount } from '../../text/format-number.ts'
import { productText } from '../../text/product-text.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { issueSentence } from './issue-sentence.ts'
import type { LineIssue } from './read-products.ts'

const MOST_SHOWN = 6

/** What is wrong with which lines, the first ones in words. */
export function LineIssues({ issues }: { readonly issues: readonly LineIssue[] }) {
  const { t, language } = useText()
  const more = issues.length - MOST_SHOWN
  return (
    <div className="notice" data-tone="fail" data-testid="line-issues">
      <Icon name="alert" />
      <ul className="line-issues">
        {issues.slice(0, MOST_SHOWN).map((issue) => (
          <li key={issue.line} dir="auto">
            {issueSentence(issue, language)}
          </li>
        ))}
        {more > 0 && <li>{t(productText.moreWrong, { count: formatCount(more, language) })}</li>}
      </ul>
    </div>
  )
}
