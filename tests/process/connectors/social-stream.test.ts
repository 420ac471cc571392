import { expect, test } from 'vitest'
import { createSocialStreamConnector } from '../../../src-main/core/comments/connectors/social-stream/social-stream.ts'
import { createTwitchConnector } from '../../../src-main/core/comments/connectors/twitch/twitch.ts'
import { systemClock } from '../../../src-main/core/ports.ts'
import { socialMessage, startRelay } from '../../support/social-stream-relay.ts'
import { privmsg, startTwitch } from '../../support/twitch-server.ts'
import { startStage } from './stage.ts'

const SESSION = 'my secret/session'

async function start(answer?: Parameters<typeof startRelay>[0], silenceMs = 20_000) {
  const relay = await startRelay(answer)
  const twitch = await startTwitch()
  const stage = startStage((params, sink) =>
    params.kind === 'social-stream'
      ? createSocialStreamConnector({ clock: systemClock, ...params, silenceMs }, sink)
      : createTwitchConnector({ clock: systemClock, channel: 'ronni', url: twitch.url }, sink),
  )
  const connector = await stage.add({ kind: 'social-stream', session: SESSION, server: relay.url })
  await connector.reads('reading')
  return { relay, twitch, ...stage, connector }
}

test('joins the session and hears every site under its own name', async () => {
  const { relay, connector, log, shows } = await start()
  expect(relay.joined).toEqual(['/join/my%20secret%2Fsession/4/1'])
  expect(connector.info()).toMatchObject({ channel: '', write: { kind: 'ready' } })
  relay.say(
    socialMessage({ id: 1 }),
    socialMessage({ id: 2, type: 'shopee', chatmessage: 'ready stock <img class="emote" alt="❤️" src="x"> &amp; cod?' }),
    socialMessage({
      id: 3,
      type: 'youtubeshorts',
      chatmessage: '<b>literal</b>',
      textonly: true,
      meta: { messageId: 'yt1' },
    }),
    socialMessage({ id: 4, private: true, chatmessage: 'psst' }),
  )
  await shows('多少钱？', 'ready stock ❤️ & cod?', '<b>literal</b>')
  expect(log.state.room.comments.map(({ platform }) => platform)).toEqual(['tiktok', 'shopee', 'youtube'])
  expect(log.state.room.comments[2]?.id).toBe('yt1')
})

test('donations and gifts, memberships, follows and viewers', async () => {
  const { relay, events, until, log } = await start()
  relay.say(
    socialMessage({ id: 1, hasDonation: '$5.00', chatmessage: 'take it', type: 'youtube' }),
    socialMessage({ id: 2, hasDonation: '3 roses', chatmessage: '', event: 'gift' }),
    socialMessage({ id: 3, hasDonation: '1,500 coins', chatmessage: '' }),
    socialMessage({ id: 4, event: 'new_follower', chatmessage: 'Ana followed' }),
    socialMessage({ id: 5, event: 'sponsorship', chatmessage: 'Ana subscribed', type: 'constructor' }),
    { type: 'lazada', event: 'viewer_update', meta: 312 },
    { type: 'lazada', event: 'viewer_updates', meta: { tiktok: 40, odd: 'x' } },
    { type: 'tiktok', event: 'viewer_update', meta: -1 },
  )
  const reported = () => events.flatMap((event) => (event.type === 'room.reported' ? [event.event] : []))
  await until(() => reported().length === 7)
  expect(reported()).toMatchObject([
    { type: 'gift', platform: 'youtube', name: 'donation', valueMinor: 500, currency: 'USD' },
    { type: 'gift', platform: 'tiktok', name: 'roses', count: 3 },
    { type: 'gift', name: 'coins', count: 1500 },
    { type: 'follow', viewer: { id: 'ana77', name: 'Ana' } },
    { type: 'gift', platform: 'constructor', name: 'membership' },
    { type: 'viewers', platform: 'lazada', count: 312 },
    { type: 'viewers', platform: 'tiktok', count: 40 },
  ])
  expect(log.state.room.comments.map(({ text }) => text)).toEqual(['take it'])
})

test('deletions by number, by the id of the platform, by writer', async () => {
  const { relay, shows } = await start()
  relay.say(
    socialMessage({ id: 1, chatmessage: 'one' }),
    socialMessage({ id: 2, chatmessage: 'two', meta: { messageId: 'm2' } }),
    socialMessage({ id: 3, chatmessage: 'three', userid: 'bea', chatname: 'Bea' }),
    socialMessage({ id: 4, chatmessage: 'four', userid: 'bea', chatname: 'Bea', type: 'shopee' }),
    { delete: { type: 'tiktok', id: 1 } },
    { delete: { type: 'tiktok', meta: { messageId: 'm2' } } },
    { delete: { type: 'tiktok', userid: 'bea' } },
    { delete: { type: 'tiktok', id: 99, chatname: 'Ana' } },
  )
  await shows('', '', '', 'four')
})

test('the same number after a restart of the tool is another comment; the same message replayed is not', async () => {
  const { relay, shows } = await start()
  relay.say(socialMessage({ id: 1, chatmessage: 'old' }), socialMessage({ id: 1, chatmessage: 'old' }))
  relay.say(socialMessage({ id: 1, chatmessage: 'new' }))
  await shows('old', 'new')
})

test('a comment that also comes from Twitch itself is kept once; one that only one of them brings is not lost', async () => {
  const { relay, twitch, add, shows, log, until } = await start()
  const direct = await add({ kind: 'twitch', channel: 'ronni' })
  await direct.reads('reading')
  twitch.say(privmsg({ text: 'both', id: 'tw1' }))
  await shows('both')
  relay.say(socialMessage({ type: 'twitch', id: 7, chatmessage: 'both', userid: '' }))
  relay.say(socialMessage({ type: 'twitch', id: 8, chatmessage: 'only here', userid: '' }))
  await shows('both', 'only here')
  twitch.say(privmsg({ text: 'only here' }), privmsg({ text: 'both' }))
  await shows('both', 'only here', 'both')
  relay.say({ delete: { type: 'twitch', id: 7 } })
  await until(() => log.state.room.comments[0]?.deleted === true)
  expect(log.state.room.received).toBe(3)
})

test('nonsense in a message costs itself; text that is no JSON ends the connection, which is made again', async () => {
  const { relay, connector, shows } = await start()
  relay.say(
    null,
    7,
    [],
    {},
    { type: 5 },
    { delete: {} },
    socialMessage({ type: '' }),
    socialMessage({ chatname: '', userid: '' }),
  )
  relay.say(socialMessage({ id: 1, chatmessage: 'fine', hasDonation: { odd: true }, meta: 'legacy' }))
  await shows('fine')
  relay.sayText('<html>')
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.nonsense' } })
  await connector.reads('reading')
  expect(connector.info().gaps).toBe(1)
})

test('a relay that does not even answer a ping is left for a new connection', async () => {
  const { relay, connector } = await start(undefined, 300)
  await connector.reads('reading')
  relay.stall()
  await connector.reads('silent')
  await connector.reads('retrying')
  expect(connector.info().read).toMatchObject({ error: { code: 'connector.silent' } })
})

test('replies go to the extension, which says what became of them', async () => {
  const { relay, connector, connectors } = await start(({ value }) => ({ ok: true, no: 'failed' })[value])
  const write = (text: string) =>
    connectors.commands['connector.write']({ connectorId: connector.id, text, platform: 'tiktok' })
  expect(await write('ok')).toEqual({ kind: 'sent' })
  expect(relay.received[0]).toMatchObject({ action: 'sendChat', value: 'ok', target: 'tiktok' })
  expect(await write('no')).toMatchObject({ kind: 'failed', error: { code: 'connector.write-failed' } })
  const unanswered = write('who knows')
  relay.drop()
  expect(await unanswered).toEqual({ kind: 'unknown' })
})

test('without a session it waits for posts at an address of its own, which can be changed', async () => {
  const { connectors, add, log, shows, events } = await start()
  log.emit('ingest.opened', { ingestUrl: 'http://127.0.0.1:9' })
  const posted = await add({ kind: 'social-stream', server: 'wss://io.socialstream.ninja' })
  await posted.reads('reading')
  expect(posted.info().write).toEqual({ kind: 'readOnly' })
  const { url } = await connectors.commands['connector.reveal']({ connectorId: posted.id })
  const token = url.replace('http://127.0.0.1:9/social-stream/', '')
  expect(connectors.takePosted(token, socialMessage({ id: 1, chatmessage: 'posted' }))).toMatchObject({ accepted: 1 })
  await shows('posted')

  const renewed = await connectors.commands['connector.renew']({ connectorId: posted.id })
  expect(() => connectors.takePosted(token, socialMessage())).toThrow(
    expect.objectContaining({ code: 'ingest.wrong-token' }),
  )
  const newToken = renewed.url.split('/').at(-1) ?? ''
  expect(connectors.takePosted(newToken, [socialMessage({ chatmessage: 'again' })])).toMatchObject({ accepted: 1 })
  await connectors.commands['connector.remove']({ connectorId: posted.id })
  expect(() => connectors.takePosted(newToken, socialMessage())).toThrow(
    expect.objectContaining({ code: 'ingest.wrong-token' }),
  )
  for (const secret of [token, newToken, SESSION]) expect(JSON.stringify([events, log.state])).not.toContain(secret)
})
