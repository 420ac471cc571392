import { CATALOGUE_LIMITS } from '../../../src-main/contract/product.ts'
import type { Language } from '../../../src-main/contract/text.ts'
import { productIssueText as texts } from '../../text/product-text.ts'
import { say } from '../../text/sentence.ts'
import type { LineIssue } from './read-products.ts'

/** What is wrong with a line, and what to do. */
export function issueSentence(issue: LineIssue, language: Language): string {
  const { line } = issue
  switch (issue.kind) {
    case 'quote':
    case 'noSku':
    case 'noName':
      return say(language, texts[issue.kind], { line })
    case 'longSku':
      return say(language, texts.longSku, { line, most: CATALOGUE_LIMITS.sku })
    case 'longName':
      return say(language, texts.longName, { line, most: CATALOGUE_LIMITS.name })
    case 'longAlias':
      return say(language, texts.longAlias, { line, alias: issue.alias, most: CATALOGUE_LIMITS.alias })
    case 'manyAliases':
      return say(language, texts.manyAliases, { line, most: CATALOGUE_LIMITS.aliases })
    case 'manyProducts':
      return say(language, texts.manyProducts, { line, most: CATALOGUE_LIMITS.products })
    case 'sameSku':
      return say(language, texts.sameSku, { line, sku: issue.sku, firstLine: issue.firstLine })
  }
}
