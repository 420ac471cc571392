/**
 * In: what the host typed or pasted. Out: its products in their order, and what is wrong with the other lines. A line is
 * `sku, name, other name, other name`, with tabs or commas between. A first line that names its columns may have them in any
 * order and others between them; a column of other names holds as many as it likes. Pure.
 */
import { CATALOGUE_LIMITS, type Product } from '../../../src-main/contract/product.ts'
import { splitLine } from './split-line.ts'

export type LineTrouble =
  | { readonly kind: 'quote' | 'noSku' | 'noName' | 'longSku' | 'longName' | 'manyAliases' | 'manyProducts' }
  | { readonly kind: 'longAlias'; readonly alias: string }
  | { readonly kind: 'sameSku'; readonly sku: string; readonly firstLine: number }

/** `line` counts from 1. */
export type LineIssue = { readonly line: number } & LineTrouble

export interface ReadProducts {
  readonly products: readonly Product[]
  /** At most one for a line. */
  readonly issues: readonly LineIssue[]
}

interface Columns {
  readonly sku: number
  readonly name: number
  /** Columns of other names, several in each; so is whatever stands beyond `width`. */
  readonly aliases: readonly number[]
  readonly width: number
  /** What separates the fields of every line; null: each line has its own. */
  readonly separators: string | null
}

const TAB = '\t'
/** Whoever types Chinese types both. */
const COMMAS = ',，'
const UNNAMED: Columns = { sku: 0, name: 1, aliases: [], width: 2, separators: null }
const TITLES = {
  sku: ['sku', '货号', '编号', '商品编号'],
  name: ['name', '名称', '商品名称', '商品'],
  aliases: ['aliases', 'alias', 'other names', '别名', '其他名称'],
} as const

export function readProducts(text: string): ReadProducts {
  const lines = text
    .split(/\r\n|\n|\r/)
    .flatMap((written, index) => (written.trim() ? [{ written, line: index + 1 }] : []))
  const columns = readHeader(lines[0]?.written ?? '')
  const products: Product[] = []
  const issues: LineIssue[] = []
  const lineOf = new Map<string, number>()

  for (const { written, line } of columns ? lines.slice(1) : lines) {
    const read = readLine(written, columns ?? UNNAMED)
    const trouble = 'kind' in read ? read : troubleOf(read, lineOf)
    if (trouble) issues.push({ line, ...trouble })
    else if (products.length === CATALOGUE_LIMITS.products)
      return { products, issues: [...issues, { line, kind: 'manyProducts' }] }
    else products.push(read as Product)
    if ('sku' in read && !lineOf.has(read.sku)) lineOf.set(read.sku, line)
  }
  return { products, issues }
}

/** Null for a line that is a product already. */
function readHeader(line: string): Columns | null {
  const separators = [TAB, ...COMMAS].find((each) => line.includes(each)) ?? COMMAS
  const titles = (splitLine(line, separators) ?? []).map((title) => title.toLowerCase())
  const places = (known: readonly string[]) => titles.flatMap((title, place) => (known.includes(title) ? [place] : []))
  const [sku] = places(TITLES.sku)
  const [name] = places(TITLES.name)
  if (sku === undefined || name === undefined) return null
  return { sku, name, aliases: places(TITLES.aliases), width: titles.length, separators }
}

function readLine(written: string, columns: Columns): Product | LineTrouble {
  const separators = columns.separators ?? (written.includes(TAB) ? TAB : COMMAS)
  const fields = splitLine(written, separators)
  if (!fields) return { kind: 'quote' }
  const aliases = fields.flatMap((field, column) => {
    if (columns.aliases.includes(column)) return splitAliases(field)
    if (column < columns.width) return []
    return separators === TAB ? splitAliases(field) : [field]
  })
  return { sku: fields[columns.sku] ?? '', name: fields[columns.name] ?? '', aliases: aliases.filter(Boolean) }
}

const splitAliases = (field: string): string[] => field.split(/[,，;；、|]/).map((alias) => alias.trim())

function troubleOf({ sku, name, aliases }: Product, lineOf: ReadonlyMap<string, number>): LineTrouble | null {
  if (sku === '') return { kind: 'noSku' }
  if (name === '') return { kind: 'noName' }
  if (sku.length > CATALOGUE_LIMITS.sku) return { kind: 'longSku' }
  if (name.length > CATALOGUE_LIMITS.name) return { kind: 'longName' }
  if (aliases.length > CATALOGUE_LIMITS.aliases) return { kind: 'manyAliases' }
  const alias = aliases.find(({ length }) => length > CATALOGUE_LIMITS.alias)
  if (alias) return { kind: 'longAlias', alias }
  const firstLine = lineOf.get(sku)
  return firstLine === undefined ? null : { kind: 'sameSku', sku, firstLine }
}
