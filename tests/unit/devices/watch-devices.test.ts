import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { CaptureDevice } from '../../../src-main/contract/devices.ts'
import { watchDevices } from '../../../src-main/core/sources/devices/watch-devices.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const camera = (device: string, modes: CaptureDevice['modes'] = []): CaptureDevice => ({
  kind: 'camera',
  device,
  name: 'Brio',
  modes,
})

function watching(platform: NodeJS.Platform) {
  const root = tempDir()
  mkdirSync(`${root}/dev`)
  const clock = manualClock()
  const changes: (readonly CaptureDevice[])[] = []
  const lists = { now: [] as readonly CaptureDevice[], count: 0, onAir: false }
  const waiting: { count: number; resolve: () => void }[] = []
  const watch = watchDevices({
    clock,
    root,
    platform,
    isOnAir: () => lists.onAir,
    async list() {
      lists.count += 1
      return lists.now
    },
    onChange: (devices) => void changes.push(devices),
    onListed() {
      for (const each of waiting) if (lists.count >= each.count) setImmediate(each.resolve)
    },
  })
  onTestFinished(watch.close)
  /** Resolves when the list was made for the `count`-th time. */
  const listed = (count: number) => new Promise<void>((resolve) => waiting.push({ count, resolve }))
  /** The system tells in its own time; the clock moves when it has. */
  const hinted = async () => {
    while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return { root, clock, changes, lists, watch, listed, hinted }
}

test('Linux: a camera that is plugged in is listed half a second later, and again when its rights have settled', async () => {
  const { root, clock, changes, lists, watch, listed, hinted } = watching('linux')
  expect(await watch.list()).toEqual([])
  const second = listed(2)
  writeFileSync(`${root}/dev/video0`, '')
  await hinted()
  lists.now = [camera('/dev/video0')]
  clock.advanceMs(500)
  await second
  expect(changes).toEqual([[], [camera('/dev/video0')]])

  const third = listed(3)
  clock.advanceMs(2_000)
  await third
  expect(changes).toHaveLength(2)
})

test('Linux: a camera that is pulled and a sound card that comes are noticed; other nodes are not', async () => {
  const { root, clock, lists, watch, listed, hinted } = watching('linux')
  writeFileSync(`${root}/dev/video0`, '')
  await watch.list()
  writeFileSync(`${root}/dev/tty7`, '')
  rmSync(`${root}/dev/video0`)
  await hinted()
  const second = listed(2)
  clock.advanceMs(500)
  await second
  clock.advanceMs(2_000)

  mkdirSync(`${root}/dev/snd`)
  await hinted()
  const more = listed(4)
  clock.advanceMs(500)
  await more
  expect(lists.count).toBe(4)
})

test('elsewhere the list is made every 10 s, and not during a show', async () => {
  const { clock, lists, watch, changes } = watching('win32')
  await watch.list()
  clock.advanceMs(10_000)
  expect(lists.count).toBe(2)
  await watch.list()
  lists.onAir = true
  clock.advanceMs(60_000)
  expect(lists.count).toBe(2)
  expect(changes).toEqual([[]])

  const hint = watch.lookAgain
  hint()
  hint()
  clock.advanceMs(500)
  expect(lists.count).toBe(3)
})

test('nothing is listed before somebody asks, and nothing waits after the end', async () => {
  const { clock, lists, watch } = watching('darwin')
  clock.advanceMs(60_000)
  expect(lists.count).toBe(0)
  await watch.list()
  watch.lookAgain()
  watch.close()
  expect(clock.waiting).toBe(0)
})

test('a camera in use that tells no modes keeps those it had', async () => {
  const { lists, watch, changes } = watching('win32')
  const mode = { width: 640, height: 480, fps: 30 }
  lists.now = [camera('Brio', [mode])]
  await watch.list()
  lists.now = [camera('Brio')]
  expect(await watch.list()).toEqual([camera('Brio', [mode])])
  expect(changes).toHaveLength(1)
})
