import { expect, test } from 'vitest'
import type { PreviewFrame } from '../../../src-main/contract/wire.ts'
import { feedPreview } from '../../../src-main/core/destinations/preview/preview-feed.ts'
import { createPreviewHub } from '../../../src-main/core/destinations/preview/preview-hub.ts'
import { createFanout } from '../../../src-main/core/fanout/fanout.ts'
import { recordingMedia } from './recording-media.ts'
import { headers, key, picture, sound } from './tags.ts'

const frame = (kind: PreviewFrame['kind'], atMs: number): PreviewFrame => ({
  kind,
  atMs,
  payload: new Uint8Array([atMs]),
})

function start() {
  const { media, sent } = recordingMedia()
  const hub = createPreviewHub(media)
  const listen = () => {
    const seen: [string, number][] = []
    const stop = hub.listen(({ kind, atMs }) => seen.push([kind, atMs]))
    return { seen, stop }
  }
  const offer = (...frames: [PreviewFrame['kind'], number][]) => {
    for (const [kind, atMs] of frames) hub.offer(frame(kind, atMs))
  }
  return { sent, listen, offer }
}

test('a listener begins with the configuration and a key frame', () => {
  const { listen, offer } = start()
  const { seen } = listen()
  offer(['config', 0], ['delta', 10], ['key', 20], ['delta', 30])
  expect(seen).toEqual([
    ['config', 0],
    ['key', 20],
    ['delta', 30],
  ])
})

test('who comes second starts the pictures anew; the first sees none twice', () => {
  const { listen, offer } = start()
  const first = listen()
  offer(['config', 0], ['key', 20], ['delta', 30])
  const second = listen()
  offer(['config', 0], ['key', 20], ['delta', 30], ['delta', 40])
  expect(second.seen).toEqual([
    ['config', 0],
    ['key', 20],
    ['delta', 30],
    ['delta', 40],
  ])
  expect(first.seen.filter(([kind]) => kind !== 'config')).toEqual([
    ['key', 20],
    ['delta', 30],
    ['delta', 40],
  ])
})

test('the worker sends pictures only while somebody looks', () => {
  const { sent, listen } = start()
  const [first, second] = [listen(), listen()]
  first.stop()
  expect(sent.at(-1)).toEqual({ kind: 'setPreview', on: true })
  second.stop()
  expect(sent.at(-1)).toEqual({ kind: 'setPreview', on: false })
  second.stop()
})

test('who left sees nothing more', () => {
  const { listen, offer } = start()
  const { seen, stop } = listen()
  offer(['config', 0], ['key', 20])
  stop()
  offer(['delta', 30])
  expect(seen).toHaveLength(2)
})

test('pictures of the fan-out become preview frames, sound does not', () => {
  const fanout = createFanout()
  for (const tag of [...headers(), key(5), sound(200)]) fanout.offer(tag)
  const seen: PreviewFrame[] = []
  const stop = feedPreview(fanout, (next) => seen.push(next))
  fanout.offer(picture(6))
  stop()
  fanout.offer(picture(7))
  expect(seen.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['config', 0],
    ['key', 200],
    ['delta', 240],
  ])
  expect([...(seen[0]?.payload ?? [])]).toEqual([1])
})
