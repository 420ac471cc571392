import { expect, test } from 'vitest'
import { createCoreKeeper } from '../../../../src-main/hosts/electron/core-keeper.ts'
import type { CoreProcessEvents } from '../../../../src-main/hosts/electron/core-process-port.ts'
import type { HostMessage } from '../../../../src-main/hosts/headless/core-messages.ts'

const ready = (token: string) => ({
  kind: 'ready',
  cockpitUrl: `http://127.0.0.1:1/?token=${token}`,
  ingestUrl: 'http://127.0.0.1:1/ingest',
  ingestToken: 'secret',
  pid: 1,
})

function setUp() {
  const started: (CoreProcessEvents & { sent: HostMessage[]; killed: boolean })[] = []
  const seen: string[] = []
  const onAir: boolean[] = []
  let nowMs = 0
  const keeper = createCoreKeeper(
    (events) => {
      const core = { ...events, sent: [] as HostMessage[], killed: false }
      started.push(core)
      return { pid: started.length, send: (message) => core.sent.push(message), kill: () => (core.killed = true) }
    },
    {
      onReady: (url) => seen.push(`ready ${url}`),
      onAir: (live) => onAir.push(live),
      onRestarting: () => seen.push('restarting'),
      answer: async (question) => ({ ok: true, value: question.kind }),
      onGivenUp: (error) => seen.push(`given up ${error?.code ?? 'crashes'}`),
    },
    () => nowMs,
  )
  const core = (index: number) => {
    const found = started[index]
    if (!found) throw new Error(`core ${index} was not started`)
    return found
  }
  return { keeper, core, seen, onAir, count: () => started.length, pass: (ms: number) => (nowMs += ms) }
}

test('a core that crashes is started again, and the new address is told', () => {
  const { keeper, core, seen } = setUp()
  keeper.start()
  core(0).onMessage(ready('a'))
  core(0).onExit(null)
  core(1).onMessage(ready('b'))

  expect(seen).toEqual(['ready http://127.0.0.1:1/?token=a', 'restarting', 'ready http://127.0.0.1:1/?token=b'])
})

test('a core that crashes again and again is given up, until it is started by hand', () => {
  const { keeper, core, seen, count } = setUp()
  keeper.start()
  for (const index of [0, 1, 2, 3]) core(index).onExit(1)
  expect(seen).toEqual(['restarting', 'restarting', 'restarting', 'given up crashes'])
  expect(count()).toBe(4)

  keeper.start()
  core(4).onExit(1)
  expect(seen.at(-1)).toBe('restarting')
})

test('crashes that lie a minute apart are no reason to give up', () => {
  const { keeper, core, seen, pass } = setUp()
  keeper.start()
  for (const index of [0, 1, 2, 3, 4, 5]) {
    core(index).onExit(1)
    pass(61_000)
  }
  expect(new Set(seen)).toEqual(new Set(['restarting']))
})

test('a core that says why it cannot run is not started again', () => {
  const { keeper, core, seen, count } = setUp()
  keeper.start()
  core(0).onMessage({ kind: 'failed', error: { code: 'data.unwritable', details: { path: '/x' } } })
  core(0).onExit(1)
  expect(seen).toEqual(['given up data.unwritable'])
  expect(count()).toBe(1)
})

test('a link is asked for and answered; when the core dies first there is none', async () => {
  const { keeper, core } = setUp()
  keeper.start()
  const answered = keeper.mintLink()
  core(0).onMessage({ kind: 'link', cockpitUrl: 'http://127.0.0.1:1/?token=c' })
  expect(await answered).toBe('http://127.0.0.1:1/?token=c')

  const unanswered = keeper.mintLink()
  core(0).onExit(null)
  expect(await unanswered).toBeNull()
})

test('closing asks, waits for the end, and is no crash', async () => {
  const { keeper, core, seen, count } = setUp()
  keeper.start()
  const closed = keeper.close()
  expect(core(0).sent).toEqual([{ kind: 'close' }])
  core(0).onExit(0)
  await closed
  expect(seen).toEqual([])
  expect(count()).toBe(1)
  expect(core(0).killed).toBe(false)
})

test('a show is on air until it is over, or until its core is gone', () => {
  const { keeper, core, onAir } = setUp()
  keeper.start()
  core(0).onMessage({ kind: 'on-air', live: true })
  core(0).onMessage({ kind: 'on-air', live: false })
  core(0).onMessage({ kind: 'on-air', live: true })
  core(0).onExit(null)
  expect(onAir).toEqual([true, false, true, false])
})

test('a question of the core is answered under its number, and what is no question is not', async () => {
  const { keeper, core } = setUp()
  keeper.start()
  core(0).onMessage({ kind: 'ask', id: 7, question: { kind: 'key-get', name: 'd1' } })
  core(0).onMessage({ kind: 'ask', id: 8, question: { kind: 'key-set', name: 'd1' } })
  core(0).onMessage({ kind: 'ask', id: 9, question: { kind: 'permission', medium: 'contacts' } })
  await Promise.resolve()

  expect(core(0).sent).toEqual([{ kind: 'answer', id: 7, ok: true, value: 'key-get' }])
})
