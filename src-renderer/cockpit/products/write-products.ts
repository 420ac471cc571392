import type { Product } from '../../../src-main/contract/product.ts'

/** Products as lines to edit: `readProducts` reads the same ones from them. */
export function writeProducts(products: readonly Product[]): string {
  return products.map(({ sku, name, aliases }) => [sku, name, ...aliases].map(writeField).join(', ')).join('\n')
}

const writeField = (field: string): string => (/[",，]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)
