import { expect, test } from 'vitest'
import { readYouTubeTarget } from '../../../src-main/core/comments/connectors/youtube/target.ts'
import { createYouTubeConnector } from '../../../src-main/core/comments/connectors/youtube/youtube.ts'
import { systemClock } from '../../../src-main/core/ports.ts'
import {
  chatText,
  giftedMemberships,
  membership,
  removed,
  removedByAuthor,
  replaced,
  startYouTube,
  superChat,
  type YouTubeRules,
} from '../../support/youtube-server.ts'
import { startStage } from './stage.ts'

const VIDEO = 'https://www.youtube.com/watch?v=liveVideo01'

async function start(
  rules: YouTubeRules = {},
  { token = undefined as string | undefined, silenceMs = 20_000, channel = VIDEO } = {},
) {
  const server = await startYouTube(rules)
  const target = readYouTubeTarget(channel)
  const stage = startStage((_params, sink) =>
    createYouTubeConnector({ clock: systemClock, target, token, fetch: server.fetch, silenceMs }, sink),
  )
  const connector = await stage.add({ kind: 'youtube', channel })
  return { server, ...stage, connector }
}

test('anybody reads every comment, not only the top ones: texts, emoji, times, viewers', async () => {
  const { server, connector, log, shows, until } = await start()
  await connector.reads('reading')
  expect(connector.info()).toMatchObject({ write: { kind: 'readOnly' }, gaps: 0 })
  const atMs = Date.now() - 5_000
  server.say(chatText('多少钱？', { id: 'y1', atMs }), chatText('so cute :shop_heart:', { name: '@bea' }))
  await shows('多少钱？', 'so cute :shop_heart:')
  expect(log.state.room.comments[0]).toMatchObject({
    id: 'y1',
    platform: 'youtube',
    viewer: { id: 'UC-@ana', name: '@ana' },
    atMs,
  })
  await until(() => log.state.room.viewers === 1234)
  expect(server.calls.slice(0, 3)).toEqual(['next liveVideo01', 'get_live_chat top-0', 'get_live_chat all-1'])
})

test('comments wait for no count of viewers', async () => {
  const { server, connector, shows, readStates } = await start({ hidesViewers: true }, { silenceMs: 400 })
  await connector.reads('reading')
  for (const text of ['one', 'two', 'three']) server.say(chatText(text))
  await shows('one', 'two', 'three')
  for (let page = 0; page < 25; page += 1) await server.polled()
  expect(readStates(connector.id)).toEqual(['off', 'connecting', 'reading'])
})

test('a channel is read through what it sends live now', async () => {
  const { server, connector } = await start({}, { channel: 'https://www.youtube.com/@shop' })
  await connector.reads('reading')
  expect(server.calls.slice(0, 2)).toEqual(['resolve_url', 'next liveVideo01'])
})

test('a channel that is not live is asked again, with a sentence', async () => {
  const { connector } = await start({ isLive: false }, { channel: '@shop' })
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.not-live' } })
})

test('Super Chats, memberships and gifted ones; comments edited, removed, and all of a hidden viewer', async () => {
  const { server, connector, events, log, until } = await start()
  await connector.reads('reading')
  server.say(
    superChat('take it', '$5.00', { id: 's1' }),
    superChat('', '¥500', { name: '@bea' }),
    membership(),
    giftedMemberships(5),
    chatText('typo', { id: 'e1' }),
    replaced('e1', 'no typo'),
    chatText('bad', { id: 'r1' }),
    removed('r1'),
    chatText('spam', { name: '@cid' }),
    removedByAuthor('@cid'),
    replaced('held', 'approved later'),
    { liveChatTickerThing: {} },
    null,
  )
  await until(() => log.state.room.comments.length === 5)
  await until(() => log.state.room.comments.filter(({ deleted }) => deleted).length === 2)
  const comments = log.state.room.comments.map(({ text, edited = false }) => [text, edited])
  expect(comments).toEqual([
    ['take it', false],
    ['no typo', true],
    ['', false],
    ['', false],
    ['approved later', false],
  ])
  const gifts = events.flatMap((event) =>
    event.type === 'room.reported' && event.event.type === 'gift' ? [event.event] : [],
  )
  expect(gifts).toMatchObject([
    { name: 'Super Chat', valueMinor: 500, currency: 'USD' },
    { name: 'Super Chat', valueMinor: 500, currency: 'JPY', viewer: { name: '@bea' } },
    { name: 'membership', count: 1 },
    { name: 'membership', count: 5, viewer: { name: '@bea' } },
  ])
})

test.each([
  ['http 503', 'connector.unreachable'],
  ['http 403', 'connector.unreachable'],
  ['cut', 'connector.unreachable'],
  ['html', 'connector.nonsense'],
  ['odd json', 'connector.nonsense'],
] as const)(
  'an answer like "%s" is an interruption, after which YouTube gives what was written meanwhile: no gap',
  async (failure, code) => {
    const { server, connector, shows } = await start()
    await connector.reads('reading')
    server.say(chatText('before'))
    await shows('before')
    server.fail(failure)
    await connector.reads('retrying')
    expect(connector.info().read).toMatchObject({ error: { code } })
    server.say(chatText('meanwhile'))
    await shows('before', 'meanwhile')
    await connector.reads('reading')
    expect(connector.info().gaps).toBe(0)
  },
)

test('a place that YouTube has forgotten is a gap, and reading begins anew', async () => {
  const { server, connector, shows } = await start()
  await connector.reads('reading')
  server.expire()
  await connector.reads('retrying')
  await connector.reads('reading')
  expect(connector.info().gaps).toBe(1)
  server.say(chatText('after'))
  await shows('after')
})

test('an answer that does not come is silence, then a new attempt', async () => {
  const { server, connector, shows, readStates } = await start({}, { silenceMs: 400 })
  await connector.reads('reading')
  server.fail('stall')
  await connector.reads('silent')
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.silent' } })
  server.say(chatText('after'))
  await shows('after')
  expect(readStates(connector.id).slice(0, 5)).toEqual(['off', 'connecting', 'reading', 'silent', 'retrying'])
})

test('history that comes twice and out of order is kept once, in the order it was written', async () => {
  const { server, connector, shows, log } = await start()
  await connector.reads('reading')
  const nowMs = Date.now()
  const [first, second] = [chatText('first', { atMs: nowMs - 2_000 }), chatText('second', { atMs: nowMs - 1_000 })]
  server.say(second, first, second)
  await shows('first', 'second')
  server.say(first, chatText('third'), second)
  await shows('first', 'second', 'third')
  expect(log.state.room.received).toBe(3)
})

test('the chat is closed: the stream is over, and nobody asks again', async () => {
  const { server, connector } = await start()
  await connector.reads('reading')
  server.endChat()
  await connector.reads('ended')
  expect(connector.info().write).toEqual({ kind: 'off' })
  const calls = server.calls.length
  expect(await connector.write('hello')).toEqual({ kind: 'readOnly' })
  expect(server.calls).toHaveLength(calls)
})

const refusal = (status: number, reason: string, message: string) => ({
  status,
  body: { error: { code: status, message, errors: [{ message, domain: 'youtube.liveChat', reason }] } },
})

test('replies go through the Data API with the token, and their units are counted', async () => {
  const { server, connector } = await start(
    {
      onMessage: (text) => (text === 'no' ? refusal(403, 'messageTextInvalid', 'The message text is not valid.') : OK),
    },
    { token: 'ya29.secret' },
  )
  await connector.reads('reading')
  expect(connector.info().write).toEqual({ kind: 'ready' })
  expect(await connector.write('hello')).toEqual({ kind: 'sent' })
  expect(server.sent).toEqual([
    {
      snippet: {
        liveChatId: 'chat-of-the-video',
        type: 'textMessageEvent',
        textMessageDetails: { messageText: 'hello' },
      },
    },
  ])
  expect(connector.info().quota).toMatchObject({ usedUnits: 21, limitUnits: 10_000 })
  expect(await connector.write('no')).toMatchObject({
    kind: 'failed',
    error: { code: 'connector.write-failed', details: { reason: 'The message text is not valid.' } },
  })
  expect(connector.info().quota).toMatchObject({ usedUnits: 41 })
})

const OK = { status: 200, body: {} }

test.each([
  ['cut', 'cut' as const],
  ['HTTP 500', { status: 500, body: {} }],
])('a reply whose answer is lost (%s) may have been sent: it is not sent again', async (_what, answer) => {
  const { server, connector } = await start({ onMessage: () => answer }, { token: 'ya29.secret' })
  await connector.reads('reading')
  expect(await connector.write('hello')).toEqual({ kind: 'unknown' })
  await server.polled()
  expect(server.sent).toHaveLength(1)
})

test('a token that is not valid any more turns replies off, reading goes on', async () => {
  const { connector, server, shows } = await start(
    { onMessage: () => refusal(401, 'authError', 'Invalid Credentials') },
    { token: 'old' },
  )
  await connector.reads('reading')
  expect(await connector.write('hello')).toMatchObject({ kind: 'failed', error: { code: 'connector.login-refused' } })
  expect(connector.info().write).toMatchObject({ kind: 'refused' })
  server.say(chatText('still read'))
  await shows('still read')
  server.fail('cut')
  await connector.reads('retrying')
  await connector.reads('reading')
  await server.polled()
  expect(connector.info().write).toMatchObject({ kind: 'refused', error: { code: 'connector.login-refused' } })
})

test('a quota that is used up is said, and not asked for again today', async () => {
  const { connector, server } = await start(
    { onMessage: () => refusal(403, 'quotaExceeded', 'The request cannot be completed.') },
    { token: 'ya29.secret' },
  )
  await connector.reads('reading')
  expect(await connector.write('one')).toMatchObject({ kind: 'failed', error: { code: 'connector.no-quota' } })
  expect(connector.info().quota).toMatchObject({ usedUnits: 10_000 })
  expect(await connector.write('two')).toMatchObject({ kind: 'failed', error: { code: 'connector.no-quota' } })
  expect(server.sent).toHaveLength(1)
})
