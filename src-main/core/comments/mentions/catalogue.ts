/** What the host sells in this broadcast, in the order of its links. */
export interface Product {
  readonly sku: string
  readonly name: string
  /** What viewers call it, in any language. */
  readonly aliases: readonly string[]
}
