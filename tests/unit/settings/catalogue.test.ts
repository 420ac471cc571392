import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../src-main/contract/commands.ts'
import { CATALOGUE_LIMITS } from '../../../src-main/contract/product.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runOn } from './stage.ts'

const products = [
  { sku: 'B2', name: '亚麻连衣裙', aliases: ['linen dress', 'فستان كتان'] },
  { sku: 'A1', name: 'Red mug', aliases: [] },
]

test('products are there after a restart, in their order; an emptied catalogue stays empty', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  await first.commands['catalogue.set']({ products })
  await first.memory.close()

  const next = runOn(dir)
  await next.memory.restore()
  expect(next.log.state.catalogue).toEqual(products)
  await next.commands['catalogue.set']({ products: [] })
  await next.memory.close()

  const last = runOn(dir)
  await last.memory.restore()
  expect(last.log.state.catalogue).toEqual([])
})

test('what is set while the last run is brought back is kept', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  await first.commands['catalogue.set']({ products })
  await first.commands['source.add']({ kind: 'testcard', name: 'Card' })
  await first.memory.close()

  const next = runOn(dir)
  const restored = next.memory.restore()
  await next.commands['catalogue.set']({ products: products.slice(1) })
  await restored
  await next.memory.close()
  expect(JSON.parse(readFileSync(`${dir}/settings.json`, 'utf8')).catalogue).toEqual(products.slice(1))
})

test('settings of before there were products are read', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  await first.commands['slate.set']({ message: 'Kept' })
  await first.memory.close()
  const { catalogue: _left, ...settings } = JSON.parse(readFileSync(`${dir}/settings.json`, 'utf8'))
  writeFileSync(`${dir}/settings.json`, JSON.stringify(settings))
  const next = runOn(dir)
  await next.memory.restore()
  expect(next.log.state).toMatchObject({ notice: null, slate: { message: 'Kept' }, catalogue: [] })
})

const { params } = COMMANDS['catalogue.set']
const product = { sku: 'A', name: 'Mug', aliases: [] as string[] }
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...product, sku: `${index}` }))

test('a text is one line, without space around it', () => {
  const set = params.parse({ products: [{ sku: ' A 1 ', name: 'Red\n mug', aliases: ['\tcup '] }] })
  expect(set.products).toEqual([{ sku: 'A 1', name: 'Red mug', aliases: ['cup'] }])
})

test.each([
  ['no SKU', [{ ...product, sku: ' ' }]],
  ['a SKU that is too long', [{ ...product, sku: 'x'.repeat(CATALOGUE_LIMITS.sku + 1) }]],
  ['a name that is too long', [{ ...product, name: 'x'.repeat(CATALOGUE_LIMITS.name + 1) }]],
  ['an empty alias', [{ ...product, aliases: [''] }]],
  ['too many aliases', [{ ...product, aliases: Array(CATALOGUE_LIMITS.aliases + 1).fill('x') }]],
  ['one SKU twice', [product, { ...product, sku: ' A' }]],
  ['too many products', many(CATALOGUE_LIMITS.products + 1)],
])('%s is refused', (_what, refused) => {
  expect(params.safeParse({ products: refused }).success).toBe(false)
})

test('the largest catalogue is taken', () => {
  expect(params.safeParse({ products: many(CATALOGUE_LIMITS.products) }).success).toBe(true)
})
