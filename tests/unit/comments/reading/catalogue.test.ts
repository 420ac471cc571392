import { expect, test } from 'vitest'
import type { Product } from '../../../../src-main/contract/product.ts'
import type { Triage } from '../../../../src-main/contract/triage.ts'
import { createMentionReader } from '../../../../src-main/core/comments/mentions/read-mentions.ts'
import { createReader } from '../../../../src-main/core/comments/reading/reader.ts'
import type { ReadingClientDeps } from '../../../../src-main/core/comments/reading/reading-client.ts'
import { createReadingControl } from '../../../../src-main/core/comments/reading/reading-control.ts'
import { createStateLog } from '../../../../src-main/core/state-log.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { words } from '../mentions/words.ts'

const products: readonly Product[] = [
  { sku: 'mug', name: 'Red ceramic mug', aliases: ['红色马克杯'] },
  { sku: 'dress', name: 'Linen dress', aliases: [] },
]
const CHAT: Triage = {
  lang: 'en',
  sentiment: 'neutral',
  intent: 'other',
  topic: 'none',
  urgent: false,
  toxic: false,
  scores: { lang: 1, sentiment: 1, intent: 1, topic: 1, urgent: 1, toxic: 1 },
}

function openReader() {
  const reader = createReader({
    classifier: { classify: async (texts) => texts.map(() => CHAT), close: async () => {} },
    questions: {
      add: () => {
        throw new Error('no question here')
      },
    },
    mentionReader: (catalogue) => createMentionReader(words, catalogue),
    findPersonal: () => [],
  })
  let id = 0
  const read = async (text: string) => {
    id += 1
    const comment = { platform: 'p', id: `${id}`, text, receivedAtMs: id, viewerId: 'v' }
    const { understood } = await reader.read([comment])
    return understood[0]?.mentions
  }
  return { reader, read }
}

test('comments are matched with the catalogue of the moment, by name, other name and place', async () => {
  const { reader, read } = openReader()
  expect((await read('2 red ceramic mugs please'))?.skus).toEqual([])
  reader.setCatalogue(products)
  expect(await read('我要两件红色马克杯')).toMatchObject({ skus: ['mug'], quantity: 2 })
  expect((await read('link 2 please'))?.skus).toEqual(['dress'])
  reader.setCatalogue(products.slice(1))
  expect((await read('link 1 please'))?.skus).toEqual(['dress'])
  expect((await read('我要两件红色马克杯'))?.skus).toEqual([])
})

function openControl() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const sent: (readonly Product[])[] = []
  const workers: ReadingClientDeps[] = []
  const control = createReadingControl({
    clock,
    log,
    workerUrl: new URL('file:///no/worker.js'),
    models: { ownModel: '/no/model', userModels: [] },
    start(deps) {
      workers.push(deps)
      return { read: () => 0, setCatalogue: (catalogue) => sent.push(catalogue), close: async () => {} }
    },
  })
  return { clock, log, sent, workers, control }
}

test('the worker gets the catalogue when it starts, when it changes, and again when it had died', async () => {
  const { clock, log, sent, workers, control } = openControl()
  expect(sent).toEqual([[]])
  await control.commands['catalogue.set']({ products: [...products] })
  expect(log.state.catalogue).toEqual(products)
  expect(sent).toEqual([[], products])
  workers[0]?.onDied('a test said so')
  clock.advanceMs(2_000)
  expect(workers).toHaveLength(2)
  expect(sent).toEqual([[], products, products])
  await control.close()
})
