import { z } from 'zod'

/** What a catalogue may hold; texts in UTF-16 units. */
export const CATALOGUE_LIMITS = { products: 500, sku: 64, name: 120, aliases: 20, alias: 60 } as const

const line = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\s+/g, ' ').trim())
    .min(1)
    .max(most)

/** What the host sells in this broadcast. `aliases`: what viewers call it, in any language. */
export const productSchema = z
  .object({
    sku: line(CATALOGUE_LIMITS.sku),
    name: line(CATALOGUE_LIMITS.name),
    aliases: z.array(line(CATALOGUE_LIMITS.alias)).max(CATALOGUE_LIMITS.aliases).readonly(),
  })
  .readonly()
export type Product = z.infer<typeof productSchema>

/** Products in the order of their links: "link 3" is the third. */
export const catalogueSchema = z
  .array(productSchema)
  .max(CATALOGUE_LIMITS.products)
  .refine((products) => new Set(products.map(({ sku }) => sku)).size === products.length, 'two products have one sku')
