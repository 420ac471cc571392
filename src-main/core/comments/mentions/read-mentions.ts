import type { Product } from '../../../contract/product.ts'
import type { Mentions } from '../../../contract/understanding.ts'
import { findLinks } from './find-links.ts'
import { findPrices } from './find-prices.ts'
import { findOrder, findQuantity } from './find-quantity.ts'
import { findSizes } from './find-sizes.ts'
import { bareText } from './fold-text.ts'
import { createProductFinder } from './product-index.ts'
import type { MentionWords } from './read-mention-words.ts'
import { createPartReader } from './read-parts.ts'

/**
 * In: a comment as written. Out: what it is about, how many, which sizes, what sums, and whether it orders. Never guesses a
 * currency from the sum. The order matters: what one reader takes for its own the next ones don't see.
 */
export function createMentionReader(
  words: readonly MentionWords[],
  catalogue: readonly Product[],
): (text: string) => Mentions {
  const readParts = createPartReader(words)
  const findProducts = createProductFinder(catalogue)

  return (text) => {
    const reading = readParts(text)
    const linked = findLinks(reading, catalogue.length).map((place) => (catalogue[place - 1] as Product).sku)
    const termEnds = new Map(reading.parts.map(({ start, end }) => [start, end]))
    const named = findProducts(bareText(reading.text.lower), ({ start, end }) => termEnds.get(start) === end)
    const prices = findPrices(reading)
    const sizes = findSizes(reading)
    const isOrder = findOrder(reading)
    return {
      skus: [...new Set([...linked, ...named])],
      quantity: findQuantity(reading, isOrder),
      sizes,
      prices,
      isOrder,
    }
  }
}
