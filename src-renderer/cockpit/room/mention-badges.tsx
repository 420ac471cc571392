import type { Product } from '../../../src-main/contract/product.ts'
import type { Language } from '../../../src-main/contract/text.ts'
import type { Mentions } from '../../../src-main/contract/understanding.ts'
import { formatCount } from '../../text/format-number.ts'
import { productText } from '../../text/product-text.ts'
import { say } from '../../text/sentence.ts'
import { Badge } from '../../ui/badge.tsx'

interface MentionBadgesProps {
  readonly mentions: Mentions
  readonly catalogue: readonly Product[]
  readonly language: Language
}

const MOST_NAMED = 3

/** The products that a comment is about, as far as the catalogue still has them, and how many. */
export function MentionBadges({ mentions, catalogue, language }: MentionBadgesProps) {
  const named = mentions.skus.flatMap((sku) => catalogue.find((product) => product.sku === sku) ?? [])
  const more = named.slice(MOST_NAMED)
  const count = mentions.quantity === null ? null : formatCount(mentions.quantity, language)
  const isOne = named.length === 1
  return (
    <>
      {named.slice(0, MOST_NAMED).map(({ sku, name }) => (
        <Badge key={sku} title={name} data-sku={sku}>
          <bdi>{name}</bdi>
          {isOne && count !== null && <span>{say(language, productText.times, { count })}</span>}
        </Badge>
      ))}
      {more.length > 0 && (
        <Badge title={more.map(({ name }) => name).join(' · ')}>
          {say(language, productText.moreNamed, { count: formatCount(more.length, language) })}
        </Badge>
      )}
      {!isOne && count !== null && <Badge>{say(language, productText.quantity, { count })}</Badge>}
    </>
  )
}
