import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { tempDir } from '../../support/temp-dir.ts'
import { runOn } from './stage.ts'

const TOKEN = 'oauth-7f3e-secret'
const SESSION = 'ssn-session-9a1c'

function run(dir: string) {
  const stage = runOn(dir)
  const events: unknown[] = []
  stage.log.onEvent((_seq, event) => events.push(event))
  onTestFinished(() => stage.connectors.close())
  return { ...stage, events }
}

async function addBoth({ commands }: ReturnType<typeof run>) {
  const { connectorId: twitch } = await commands['connector.add']({ kind: 'twitch', channel: 'ronni', token: TOKEN })
  const social = { kind: 'social-stream', session: SESSION, server: 'wss://io.socialstream.ninja' } as const
  const { connectorId: socialStream } = await commands['connector.add'](social)
  return { twitch, socialStream }
}

test('connectors are there after a restart, with their tokens, addresses and order; removed ones are not', async () => {
  const dir = tempDir()
  const first = run(dir)
  const { twitch, socialStream } = await addBoth(first)
  const gone = await first.commands['connector.add']({ kind: 'youtube', channel: '@shop' })
  await first.commands['connector.remove'](gone)
  const { url } = await first.commands['connector.renew']({ connectorId: socialStream })
  await first.memory.close()

  const next = run(dir)
  await next.memory.restore()
  expect(Object.keys(next.log.state.connectors)).toEqual([twitch, socialStream])
  expect(next.connectors.secretOf(twitch)?.params).toEqual({ kind: 'twitch', channel: 'ronni', token: TOKEN })
  expect(next.connectors.secretOf(socialStream)?.params).toMatchObject({ session: SESSION })
  expect(await next.commands['connector.reveal']({ connectorId: socialStream })).toEqual({ url })
})

test('only keys.json holds a token, a session or an address; no event, no state, no settings do', async () => {
  const dir = tempDir()
  const stage = run(dir)
  const { socialStream } = await addBoth(stage)
  const { url } = await stage.commands['connector.reveal']({ connectorId: socialStream })
  await stage.memory.close()
  for (const secret of [TOKEN, SESSION, url.split('/').at(-1) ?? '']) {
    const holding = readdirSync(dir).filter((name) => readFileSync(`${dir}/${name}`, 'utf8').includes(secret))
    expect(holding).toEqual(['keys.json'])
    expect(JSON.stringify([stage.events, stage.log.state])).not.toContain(secret)
  }
  await stage.commands['connector.remove']({ connectorId: socialStream })
  await stage.memory.close()
  expect(readFileSync(`${dir}/keys.json`, 'utf8')).not.toContain(SESSION)
})

test('one whose key cannot be read says so, reads nothing, and can be removed', async () => {
  const dir = tempDir()
  const first = run(dir)
  const { twitch } = await addBoth(first)
  await first.memory.close()
  const secrets = {
    open: async () => ({ kind: 'system', reason: null }) as const,
    get: async () => null,
    set: async () => {},
    remove: async () => {},
  }
  const next = runOn(dir, secrets)
  await next.memory.restore()
  expect(next.log.state.connectors[twitch]).toMatchObject({
    channel: 'ronni',
    read: { kind: 'refused', error: { code: 'connector.key-missing', details: { name: 'Twitch · ronni' } } },
  })
  await expect(async () => next.commands['connector.write']({ connectorId: twitch, text: 'x' })).rejects.toMatchObject({
    code: 'connector.unknown',
  })
  await next.commands['connector.remove']({ connectorId: twitch })
  expect(next.log.state.connectors[twitch]).toBeUndefined()
})

test('settings of before there were connectors are read', async () => {
  const dir = tempDir()
  const first = run(dir)
  await first.commands['slate.set']({ message: 'Kept' })
  await first.memory.close()
  const { connectors: _left, ...settings } = JSON.parse(readFileSync(`${dir}/settings.json`, 'utf8'))
  writeFileSync(`${dir}/settings.json`, JSON.stringify(settings))
  const next = run(dir)
  await next.memory.restore()
  expect(next.log.state.slate.message).toBe('Kept')
})
