import { expect, test } from 'vitest'
import { COMMANDS, type CommandName, type Role } from '../../../src-main/contract/commands.ts'
import { type CommandHandlers, createDispatch } from '../../../src-main/core/command-handlers.ts'

function start() {
  const done: [string, unknown][] = []
  const names = Object.keys(COMMANDS) as CommandName[]
  const handlers = Object.fromEntries(names.map((name) => [name, (params: unknown) => void done.push([name, params])]))
  return { done, dispatch: createDispatch(handlers as unknown as CommandHandlers) }
}

test('a command reaches its handler with its parameters, defaults filled in', async () => {
  const { dispatch, done } = start()
  await dispatch('source.select', { sourceId: 's1', more: 'ignored' }, 'host')
  await dispatch('show.goLive', undefined, 'host')
  expect(done).toEqual([
    ['source.select', { sourceId: 's1' }],
    ['show.goLive', { title: '' }],
  ])
})

test.each([
  ['an unknown command', 'studio.explode', {}],
  ['a name that every object has', 'constructor', {}],
  ['a name that is a prototype', '__proto__', {}],
  ['missing parameters', 'source.select', {}],
  ['parameters of another kind', 'source.select', { sourceId: 7 }],
  ['no object at all', 'source.select', 'x'],
  ['a text that is too long', 'show.goLive', { title: 'x'.repeat(121) }],
  ['a currency that is none', 'promo.show', { title: 'T', priceMinor: 1, currency: 'usd', durationSeconds: 5 }],
  ['a duration of nothing', 'promo.show', { title: 'T', priceMinor: 1, currency: 'USD', durationSeconds: 0 }],
])('%s is refused with a reason and nothing is done', async (_what, name, params) => {
  const { dispatch, done } = start()
  await expect(dispatch(name, params, 'host')).rejects.toMatchObject({
    code: 'command.invalid',
    details: { reason: expect.stringMatching(/\S/) },
  })
  expect(done).toEqual([])
})

test('a refusal names the field', async () => {
  await expect(start().dispatch('source.select', {}, 'host')).rejects.toMatchObject({
    details: { reason: expect.stringContaining('sourceId') },
  })
})

test('a role that may not is refused before its parameters are looked at', async () => {
  const { dispatch, done } = start()
  await expect(dispatch('show.stop', 'nonsense', 'viewer' as Role)).rejects.toMatchObject({ code: 'command.forbidden' })
  expect(done).toEqual([])
})
