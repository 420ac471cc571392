import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { ConnectorInfo } from '../../../src-main/contract/connectors.ts'
import { connectorDraft, readConnectorDraft } from '../../../src-renderer/cockpit/connectors/connector-draft.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { ConnectorRow } = await import('../../../src-renderer/cockpit/connectors/connector-row.tsx')
const { CommentItem } = await import('../../../src-renderer/cockpit/room/comment-item.tsx')

const markup = (change: Partial<ConnectorInfo>) => {
  const connector: ConnectorInfo = {
    id: 'c',
    kind: 'twitch',
    channel: 'ronni',
    read: { kind: 'reading' },
    write: { kind: 'readOnly' },
    lastMessageAtMs: null,
    gaps: 0,
    quota: null,
    ...change,
  }
  return renderToStaticMarkup(<ConnectorRow connector={connector} />)
}

test('a connector says whether it reads, whether it may write, and when it was heard', () => {
  const shown = markup({ lastMessageAtMs: Date.now() - 12_000 })
  for (const words of ['Twitch · ronni', 'Reading comments', 'Replies: read-only', 'last message 12 s ago'])
    expect(shown).toContain(words)
  expect(shown).not.toContain('interruptions')
  expect(markup({})).toContain('no message yet')
})

test('what it missed and what replies cost stand below it', () => {
  const quota = { usedUnits: 1_021, limitUnits: 10_000, resetsAtMs: 0 }
  const shown = markup({ kind: 'youtube', gaps: 2, quota })
  expect(shown).toContain('interruptions: 2')
  expect(shown).toContain('1,021 of 10,000')
})

test('one that waits says why and until when; one that is refused says what to do', () => {
  const error = { code: 'connector.silent', details: { name: 'Twitch · ronni', seconds: '20' } } as const
  const waiting = markup({ read: { kind: 'retrying', error, retryAtMs: Date.now() + 8_000 } })
  expect(waiting).toContain('data-code="connector.silent"')
  expect(waiting).toContain('again in 8 s')
  const refusal = { code: 'connector.login-refused', details: { name: 'Twitch · ronni' } } as const
  expect(markup({ write: { kind: 'refused', error: refusal } })).toContain('Get a new token')
})

test('only Social Stream Ninja has an address, which is asked for', () => {
  expect(markup({ kind: 'social-stream', channel: '' })).toContain('data-testid="show-post-address"')
  expect(markup({})).not.toContain('show-post-address')
})

test('a draft becomes the command of its kind, without what was left empty', () => {
  const twitch = { ...connectorDraft('twitch'), channel: ' ronni ', token: ' ' }
  expect(readConnectorDraft(twitch)).toEqual({ kind: 'twitch', channel: 'ronni' })
  expect(readConnectorDraft({ ...connectorDraft('youtube'), channel: '@shop', token: 't' })).toEqual({
    kind: 'youtube',
    channel: '@shop',
    token: 't',
  })
  const server = 'wss://io.socialstream.ninja'
  expect(readConnectorDraft(connectorDraft('social-stream'))).toEqual({ kind: 'social-stream', server })
})

test('a deleted comment is marked in its place, an edited one beside its text', () => {
  const comment = {
    id: '1',
    platform: 'twitch',
    viewer: { id: 'v', name: 'Ana' },
    text: '',
    atMs: 0,
    receivedAtMs: 0,
    lang: 'en',
  } as const
  expect(renderToStaticMarkup(<CommentItem comment={{ ...comment, deleted: true }} language="en" />)).toContain(
    'Deleted',
  )
  const edited = renderToStaticMarkup(
    <CommentItem comment={{ ...comment, text: 'hi', edited: true }} language="zh-CN" />,
  )
  expect(edited).toMatch(/已编辑.*hi/)
})
