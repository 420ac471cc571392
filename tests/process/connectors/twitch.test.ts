import { expect, test } from 'vitest'
import { createTwitchConnector } from '../../../src-main/core/comments/connectors/twitch/twitch.ts'
import { systemClock } from '../../../src-main/core/ports.ts'
import {
  clearChat,
  clearMsg,
  notice,
  privmsg,
  startTwitch,
  type TwitchRules,
  userNotice,
} from '../../support/twitch-server.ts'
import { startStage } from './stage.ts'

const SILENCE_MS = 400

async function start(rules: TwitchRules = {}, { token = undefined as string | undefined, silenceMs = 20_000 } = {}) {
  const server = await startTwitch(rules)
  const { url } = server
  const stage = startStage((_params, sink) =>
    createTwitchConnector({ clock: systemClock, channel: 'ronni', token, url, silenceMs }, sink),
  )
  const connector = await stage.add({ kind: 'twitch', channel: 'ronni' })
  return { server, ...stage, connector }
}

test('anybody reads: comments with their ids, times, badges and replies, cheers and subscriptions as gifts', async () => {
  const { server, connector, log, events, shows, until } = await start()
  await connector.reads('reading')
  expect(connector.info()).toMatchObject({ write: { kind: 'readOnly' }, gaps: 0 })
  const atMs = Date.now() - 10_000
  server.say(
    privmsg({ text: '多少钱？', id: 'c1', atMs }),
    privmsg({ text: '\u0001ACTION waves\u0001', tags: ['reply-parent-msg-id=c1'] }),
    privmsg({ text: 'cheer100 great', tags: ['bits=100'] }),
    userNotice('resub', ['msg-param-cumulative-months=6'], 'still here'),
    userNotice('submysterygift', ['msg-param-mass-gift-count=5', 'msg-param-community-gift-id=g1']),
    userNotice('subgift', ['msg-param-community-gift-id=g1']),
    userNotice('raid', ['msg-param-viewerCount=15']),
  )
  await shows('多少钱？', 'waves', 'cheer100 great', 'still here')
  expect(log.state.room.comments[0]).toMatchObject({
    id: 'c1',
    platform: 'twitch',
    viewer: { id: 'u-ana', name: 'Ana', badges: ['subscriber/6', 'bits/100'] },
    atMs,
  })
  expect(log.state.room.comments[1]?.replyTo).toBe('c1')
  await until(() => events.filter(({ type }) => type === 'room.reported').length === 3)
  const gifts = events.flatMap((event) => (event.type === 'room.reported' ? [event.event] : []))
  expect(gifts).toMatchObject([
    { type: 'gift', name: 'bits', count: 100 },
    { type: 'gift', name: 'subscription', count: 1 },
    { type: 'gift', name: 'subscription', count: 5 },
  ])
  expect(connector.info().lastMessageAtMs).toBeGreaterThan(0)
  expect(server.received).toEqual(['CAP REQ :twitch.tv/tags twitch.tv/commands', 'NICK justinfan12345', 'JOIN #ronni'])
})

test('deleted comments leave the screen: one, all of a banned viewer, all of them; also where the deletion comes first', async () => {
  const { server, connector, log, shows, until } = await start()
  await connector.reads('reading')
  server.say(
    clearMsg('late'),
    privmsg({ text: 'one', id: 'c1' }),
    privmsg({ text: 'two', name: 'Bea' }),
    privmsg({ text: 'late', id: 'late' }),
    privmsg({ text: 'three', id: 'c3' }),
    clearMsg('c1'),
    clearChat('Bea'),
  )
  await shows('', '', '', 'three')
  expect(log.state.room.comments.map(({ deleted }) => deleted ?? false)).toEqual([true, true, true, false])
  server.say(clearChat())
  await until(() => log.state.room.comments.every(({ deleted }) => deleted))
})

test('a dropped connection is made again by itself; what was missed meanwhile is counted, what is replayed is not kept twice', async () => {
  const { server, connector, shows, readStates, log } = await start()
  await connector.reads('reading')
  const first = privmsg({ text: 'before' })
  server.say(first)
  await shows('before')
  server.drop()
  await connector.reads('retrying')
  await connector.reads('reading')
  server.say(first, first, privmsg({ text: 'after' }))
  await shows('before', 'after')
  expect(log.state.room.received).toBe(2)
  expect(connector.info().gaps).toBe(1)
  expect(readStates(connector.id)).toEqual(['off', 'connecting', 'reading', 'retrying', 'connecting', 'reading'])
})

test('a server that is silent is asked, then said to be silent, then left for a new connection', async () => {
  const { server, connector, readStates } = await start({}, { silenceMs: SILENCE_MS })
  await connector.reads('reading')
  server.freeze()
  await connector.reads('silent')
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.silent' } })
  server.thaw()
  await connector.reads('reading')
  expect(readStates(connector.id)).toEqual([
    'off',
    'connecting',
    'reading',
    'silent',
    'retrying',
    'connecting',
    'reading',
  ])
})

test('a quiet room whose server answers stays connected', async () => {
  const { server, connector, readStates } = await start({}, { silenceMs: 100 })
  await connector.reads('reading')
  await server.pinged(4)
  expect(readStates(connector.id)).toEqual(['off', 'connecting', 'reading'])
  expect(server.connections).toBe(1)
})

test('the server asks for another connection, and gets it', async () => {
  const { server, connector } = await start()
  await connector.reads('reading')
  server.say(':tmi.twitch.tv RECONNECT')
  await connector.reads('retrying')
  await connector.reads('reading')
  expect(server.connections).toBe(2)
})

test('a channel that does not exist is refused, and not asked for again', async () => {
  const { server, connector } = await start({ channel: 'another' }, { silenceMs: SILENCE_MS })
  await connector.reads('refused')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.no-channel' } })
  expect(server.connections).toBe(1)
})

test('a server that speaks no IRC is a state with a sentence', async () => {
  const { connector } = await start({ greeting: '<html>It works!</html>' })
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.nonsense' } })
})

test('lines that cannot be read cost only themselves once the room is read', async () => {
  const { server, connector, shows } = await start()
  await connector.reads('reading')
  server.say(':', '<html>', '@;=; :x', privmsg({ text: '' }), ':a!b@c PRIVMSG', privmsg({ text: 'good' }))
  await shows('good')
  expect(server.connections).toBe(1)
})

test('with a token replies go out once each, and the server tells what became of them', async () => {
  const answers: (string | null)[] = [null, notice('msg_duplicate', 'Your message is identical to the last one.')]
  const { server, connector, until } = await start(
    { onLine: (text) => (text === 'sent' ? `@x=1 :tmi.twitch.tv USERSTATE #ronni` : (answers.pop() ?? null)) },
    { token: 'right' },
  )
  await until(() => connector.info().write.kind === 'ready')
  expect(await connector.write('sent', 'c 1;')).toEqual({ kind: 'sent' })
  expect(server.received.at(-1)).toBe('@reply-parent-msg-id=c\\s1\\: PRIVMSG #ronni :sent')
  expect(await connector.write('again\r\nQUIT')).toMatchObject({
    kind: 'failed',
    error: { code: 'connector.write-failed', details: { reason: 'Your message is identical to the last one.' } },
  })
  expect(server.received.at(-1)).toBe('PRIVMSG #ronni :again QUIT')
  const unanswered = connector.write('lost')
  server.drop()
  expect(await unanswered).toEqual({ kind: 'unknown' })
  await connector.reads('retrying')
  await connector.reads('reading')
  expect(server.received.filter((line) => line.endsWith(':lost')).length).toBeLessThanOrEqual(1)
})

test('more replies than Twitch bears are held back here', async () => {
  const { connector, server, until } = await start({}, { token: 'oauth:right' })
  await until(() => connector.info().write.kind === 'ready')
  const receipts = await Promise.all(Array.from({ length: 21 }, (_each, index) => connector.write(`line ${index}`)))
  expect(receipts.slice(0, 20)).toEqual(Array(20).fill({ kind: 'sent' }))
  expect(receipts[20]).toMatchObject({ kind: 'failed', error: { code: 'connector.write-too-fast' } })
  expect(server.received.filter((line) => line.startsWith('PRIVMSG'))).toHaveLength(20)
})

test('a token that is refused costs the replies only', async () => {
  const { connector, server, shows } = await start({}, { token: 'wrong' })
  await connector.reads('reading')
  expect(connector.info().write).toMatchObject({ kind: 'refused', error: { code: 'connector.login-refused' } })
  server.say(privmsg({ text: 'still read' }))
  await shows('still read')
  expect(await connector.write('hello')).toEqual({ kind: 'readOnly' })
})

test('without a token nothing is sent', async () => {
  const { connector, server } = await start()
  await connector.reads('reading')
  expect(await connector.write('hello')).toEqual({ kind: 'readOnly' })
  expect(server.received.some((line) => line.includes('PRIVMSG'))).toBe(false)
})

test('one that was removed is gone: connection, state, and what it would still say', async () => {
  const { connectors, connector, log, server, events } = await start()
  await connector.reads('reading')
  await connectors.commands['connector.remove']({ connectorId: connector.id })
  expect(log.state.connectors).toEqual({})
  await connectors.close()
  server.say(privmsg({ text: 'to nobody' }))
  expect(events.at(-1)?.type).toBe('connector.removed')
})
