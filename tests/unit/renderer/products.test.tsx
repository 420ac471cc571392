import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { CATALOGUE_LIMITS, catalogueSchema, type Product } from '../../../src-main/contract/product.ts'
import type { Mentions } from '../../../src-main/contract/understanding.ts'
import { issueSentence } from '../../../src-renderer/cockpit/products/issue-sentence.ts'
import { type LineIssue, readProducts } from '../../../src-renderer/cockpit/products/read-products.ts'
import { writeProducts } from '../../../src-renderer/cockpit/products/write-products.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { LineIssues } = await import('../../../src-renderer/cockpit/products/line-issues.tsx')
const { ProductsTable } = await import('../../../src-renderer/cockpit/products/products-table.tsx')
const { MentionBadges } = await import('../../../src-renderer/cockpit/room/mention-badges.tsx')
const { ProductsButton } = await import('../../../src-renderer/cockpit/room/products-button.tsx')
const { ProductsDialog } = await import('../../../src-renderer/cockpit/dialogs/products-dialog.tsx')

const mug: Product = { sku: 'A1', name: 'Red mug', aliases: ['cup', '红杯子'] }

describe('lines are read', () => {
  test.each([
    ['commas', 'A1, Red mug, cup, 红杯子'],
    ['commas of a Chinese keyboard', 'A1，Red mug，cup, 红杯子'],
    ['tabs, other names in one cell or more', 'A1\tRed mug\tcup, 红杯子'],
    ['tabs and cells', 'A1\tRed mug\tcup\t红杯子'],
    ['quotes', ' "A1" ,"Red mug","cup" , 红杯子'],
    ['empty fields and lines', '\r\nA1,  Red   mug,,cup,红杯子,,\r\n\r\n'],
    ['a header', 'sku,name,aliases\nA1,Red mug,"cup, 红杯子"'],
    ['a header and a column for each', '\uFEFF"SKU","Name","Aliases"\nA1,Red mug,cup,红杯子'],
    ['a header in another order, with more in it', 'Name\tPrice\tSKU\tAliases\nRed mug\t9.90\tA1\tcup；红杯子'],
    ['a Chinese header', '货号，名称，别名\nA1，Red mug，cup、红杯子'],
  ])('%s', (_what, text) => {
    expect(readProducts(text)).toEqual({ products: [mug], issues: [] })
  })

  test('in their order, which is the order of links', () => {
    const { products } = readProducts('B, Bag\nA, Apron\nC, Cap')
    expect(products.map(({ sku }) => sku)).toEqual(['B', 'A', 'C'])
  })

  test('a header with commas leaves a full-width comma in a name alone', () => {
    expect(readProducts('sku,name\nA1,杯子，红色').products).toEqual([{ sku: 'A1', name: '杯子，红色', aliases: [] }])
  })

  test('a quotation mark within a field is only that', () => {
    expect(readProducts('T1, Screen 27", monitor').products[0]?.name).toBe('Screen 27"')
    expect(readProducts('T1, "Screen 27"", flat", monitor').products[0]?.name).toBe('Screen 27", flat')
  })

  test('nothing is no product', () => {
    for (const text of ['', ' \n\t\n', 'sku,name,aliases'])
      expect(readProducts(text)).toEqual({ products: [], issues: [] })
  })
})

const odd: readonly Product[] = [
  { sku: '"A"', name: 'Mug, "red"', aliases: ['cup, small', '杯，红', '5" bowl', '|;、'] },
  { sku: 'B2', name: 'فستان كتان', aliases: [] },
]

test('products become lines that say the same', () => {
  expect(writeProducts([mug])).toBe('A1, Red mug, cup, 红杯子')
  expect(readProducts(writeProducts([mug, ...odd]))).toEqual({ products: [mug, ...odd], issues: [] })
})

const long = (most: number) => 'x'.repeat(most + 1)
const { sku, name, alias, aliases, products: most } = CATALOGUE_LIMITS

test.each([
  ['"A1, Red mug', 'quote', 'quotation mark'],
  ['A1, "Red" mug', 'quote', 'quotation mark'],
  [', Red mug', 'noSku', 'SKU is missing'],
  ['A1', 'noName', 'name is missing'],
  ['A1, , cup', 'noName', 'name is missing'],
  [`${long(sku)}, Red mug`, 'longSku', '64'],
  [`A1, ${long(name)}`, 'longName', '120'],
  [`A1, Red mug, ${long(alias)}`, 'longAlias', '60'],
  [`A1, Red mug${', cup'.repeat(aliases + 1)}`, 'manyAliases', '20'],
  ['B, Another', 'sameSku', 'line 1'],
])('%s is a line with trouble, which costs itself only', (bad, kind, words) => {
  const { products, issues } = readProducts(`B, Bag\n\n${bad}\nC, Cap`)
  expect(products.map((product) => product.sku)).toEqual(['B', 'C'])
  expect(issues).toMatchObject([{ line: 3, kind }])
  const [issue] = issues as [LineIssue]
  expect(issueSentence(issue, 'en')).toMatch(new RegExp(`Line 3: .*${words}`))
  expect(issueSentence(issue, 'zh-CN')).toMatch(/^第 3 行：[^{}]+$/)
})

test('what can be read can be saved, up to the most products there may be', () => {
  const lines = Array.from({ length: most + 20 }, (_, index) => `${index}, Product ${index}`)
  const { products, issues } = readProducts(lines.join('\n'))
  expect(catalogueSchema.safeParse(products).success).toBe(true)
  expect(products).toHaveLength(most)
  expect(issues).toEqual([{ line: most + 1, kind: 'manyProducts' }])
})

test('the table numbers products as viewers do', () => {
  const shown = renderToStaticMarkup(<ProductsTable products={[...odd, mug]} />)
  expect(shown).toMatch(/<td>3<\/td><td><bdi>A1<\/bdi><\/td><th scope="row"><bdi>Red mug<\/bdi><\/th>/)
  expect(shown).toContain('cup · 红杯子')
})

test('of many bad lines the first are told, the others counted', () => {
  const { issues } = readProducts(Array.from({ length: 10 }, (_, index) => `A${index}`).join('\n'))
  const shown = renderToStaticMarkup(<LineIssues issues={issues} />)
  expect(shown).toContain('Line 6: ')
  expect(shown).not.toContain('Line 7: ')
  expect(shown).toContain('And 4 more lines.')
})

test('the dialog says what a line holds and how many there are; a button in the room opens it', () => {
  const shown = renderToStaticMarkup(<ProductsDialog onClose={() => {}} />)
  const [, described] = shown.match(/<textarea[^>]*aria-describedby="([^"]+)"/) ?? []
  expect(shown).toContain(`id="${described}" class="field-hint">Paste a table or CSV`)
  expect(shown).toContain('role="status">No products<')
  expect(shown).toContain('data-testid="confirm-products"')
  expect(renderToStaticMarkup(<ProductsButton />)).toContain('aria-label="Products"')
})

const NOTHING: Mentions = { skus: [], quantity: null, sizes: [], prices: [], isOrder: false }
const badges = (mentions: Partial<Mentions>, catalogue: readonly Product[] = [mug, ...odd]) =>
  renderToStaticMarkup(<MentionBadges mentions={{ ...NOTHING, ...mentions }} catalogue={catalogue} language="en" />)

test('a comment shows the product that it is about, and how many', () => {
  expect(badges({})).toBe('')
  expect(badges({ skus: ['A1'], quantity: 2 })).toContain('<bdi>Red mug</bdi><span>×2</span>')
  expect(badges({ skus: ['A1'] })).not.toContain('×')
  expect(badges({ skus: ['A1', 'B2'], quantity: 2 })).toMatch(/Red mug.*فستان كتان.*quantity 2/)
})

test('a product that was taken out of the catalogue is not shown, the quantity is', () => {
  expect(badges({ skus: ['A1'], quantity: 3 }, [])).toBe('<span class="badge" data-tone="plain">quantity 3</span>')
})

test('of many products the first three are named, the others counted', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((letter) => ({ sku: letter, name: `Name ${letter}`, aliases: [] }))
  const shown = badges({ skus: many.map((product) => product.sku) }, many)
  expect(shown).toContain('<bdi>Name c</bdi>')
  expect(shown).toContain('title="Name d · Name e">+2<')
})
