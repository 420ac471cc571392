import type { Product } from '../../../src-main/contract/product.ts'
import { productText } from '../../text/product-text.ts'
import { useText } from '../../text/use-text.ts'

/** The products as they will be, each with the number that viewers call it by. */
export function ProductsTable({ products }: { readonly products: readonly Product[] }) {
  const { t } = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard.
    <section className="products-listed" aria-label={t(productText.listed)} tabIndex={0}>
      <table className="products-table" data-testid="products">
        <thead>
          <tr>
            {(['link', 'sku', 'name', 'aliases'] as const).map((column) => (
              <th key={column} scope="col">
                {t(productText[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map(({ sku, name, aliases }, index) => (
            <tr key={sku}>
              <td>{index + 1}</td>
              <td>
                <bdi>{sku}</bdi>
              </td>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td dir="auto">{aliases.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
