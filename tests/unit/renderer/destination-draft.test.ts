import { expect, test, vi } from 'vitest'
import type { Health, QueueHealth } from '../../../src-main/contract/health.ts'
import { draftFor, readDestinationDraft } from '../../../src-renderer/cockpit/dialogs/destination-draft.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })
const { longWaitSeconds } = await import('../../../src-renderer/cockpit/stage/destination-detail.tsx')

test('a platform brings its server and its name; key and shape go apart from the address', () => {
  const youtube = { ...draftFor('youtube', ''), streamKey: ' k-1 ' }
  expect(youtube.url).toMatch(/^rtmps:/)
  expect(readDestinationDraft(youtube, 'YouTube', false)).toEqual({
    name: 'YouTube',
    url: youtube.url,
    platform: 'youtube',
    streamKey: 'k-1',
  })
  expect(readDestinationDraft(youtube, 'YouTube', true)).toMatchObject({ shape: 'wide' })
  expect(readDestinationDraft({ ...youtube, shape: 'tall' }, 'YouTube', true)).toMatchObject({ shape: 'tall' })
})

test('a passphrase goes with SRT only; another platform forgets the secrets typed for the one before', () => {
  const typed = { ...draftFor('custom', 'Backup'), url: ' srt://host:9000 ', passphrase: 'ten letters' }
  expect(readDestinationDraft(typed, 'Other', false)).toEqual({
    name: 'Backup',
    url: 'srt://host:9000',
    platform: 'custom',
    passphrase: 'ten letters',
  })
  const rtmp = readDestinationDraft({ ...typed, url: 'rtmp://host/live/key' }, 'Other', false)
  expect(rtmp).not.toHaveProperty('passphrase')
  expect(draftFor('twitch', typed.name)).toMatchObject({ name: 'Backup', streamKey: '', passphrase: '' })
})

test('a queue is worth a word from one second on, for its own destination only', () => {
  const queue = (kind: QueueHealth['kind'], waitingMs: number): QueueHealth => ({ id: 'd', kind, waitingMs, fill: 0.5 })
  const health = (...queues: QueueHealth[]) => ({ queues }) as unknown as Health
  expect(longWaitSeconds(health(queue('destination', 2_440)), 'd')).toBe(2.4)
  expect(longWaitSeconds(health(queue('destination', 900)), 'd')).toBeNull()
  expect(longWaitSeconds(health(queue('recording', 5_000)), 'd')).toBeNull()
  expect(longWaitSeconds(null, 'd')).toBeNull()
})
