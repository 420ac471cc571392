import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { SecretStore } from '../../../src-main/core/ports.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runOn } from './stage.ts'

const KEY = 'live-7f3e-secret'
const URL = `rtmp://127.0.0.1/app/${KEY}`
const destination = { name: 'Shop', url: URL, platform: 'shopee' } as const

test('sources, scene, slate, destinations with their keys and what the host chose are there after a restart', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  await first.commands['source.add']({ kind: 'testcard', name: 'Card' })
  const camera = { kind: 'camera', name: 'Cam', device: '/dev/video0', microphone: 'mic' } as const
  const { sourceId } = await first.commands['source.add'](camera)
  await first.commands['source.setSound']({ sourceId, gainDb: -6, offsetMs: 40 })
  const [productSourceId = ''] = Object.keys(first.log.state.sources)
  await first.commands['scene.switch']({ sourceId, productSourceId, layout: 'sideBySide', transition: 'fade' })
  await first.commands['slate.set']({ message: 'Back soon' })
  await first.commands['bitrate.set']({ kbps: 1800 })
  const { destinationId } = await first.commands['destination.add'](destination)
  await first.commands['destination.stop']({ destinationId })
  await first.memory.close()

  const next = runOn(dir)
  await next.memory.restore()
  const { sources, programme, slate, destinations } = next.log.state
  const [card, cam] = Object.values(sources)
  expect(card).toMatchObject({ kind: 'testcard', name: 'Card' })
  expect(cam).toMatchObject({
    kind: 'camera',
    device: '/dev/video0',
    sound: { gainDb: -6, muted: false, offsetMs: 40 },
  })
  expect(programme).toMatchObject({ activeSourceId: cam?.id, productSourceId: card?.id, layout: 'sideBySide' })
  expect(slate.message).toBe('Back soon')
  expect(destinations[destinationId]).toMatchObject({ name: 'Shop', platform: 'shopee', state: { kind: 'off' } })
  expect(next.sent.find(({ kind }) => kind === 'addDestination')).toMatchObject({
    destination: { address: { streamKey: KEY } },
  })
  expect(next.asked).toEqual([
    { name: 'bitrate.set', params: { kbps: 1800 } },
    { name: 'destination.stop', params: { destinationId } },
  ])
})

test('only keys.json holds the key, and only this user may read either file', async () => {
  const dir = tempDir()
  const { commands, memory } = runOn(dir)
  const { destinationId } = await commands['destination.add'](destination)
  await memory.close()

  const holding = readdirSync(dir).filter((name) => readFileSync(`${dir}/${name}`, 'utf8').includes(KEY))
  expect(holding).toEqual(['keys.json'])
  for (const name of readdirSync(dir)) expect(statSync(`${dir}/${name}`).mode & 0o777).toBe(0o600)

  await commands['destination.remove']({ destinationId })
  await memory.close()
  expect(readFileSync(`${dir}/keys.json`, 'utf8')).not.toContain(KEY)
  expect(JSON.parse(readFileSync(`${dir}/settings.json`, 'utf8')).destinations).toEqual([])
})

test('changes are on the disk 200 ms later, in one write', async () => {
  const dir = tempDir()
  const { commands, clock } = runOn(dir)
  await commands['slate.set']({ message: 'One' })
  clock.advanceMs(150)
  await commands['slate.set']({ message: 'Two' })
  expect(readdirSync(dir)).not.toContain('settings.json')
  clock.advanceMs(50)
  expect(JSON.parse(readFileSync(`${dir}/settings.json`, 'utf8')).slate.message).toBe('Two')
  expect(clock.waiting).toBe(0)
})

test('a show that is begun or resumed while keys are still being read waits for its destinations', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  await first.commands['destination.add'](destination)
  await first.memory.close()

  const reading = Promise.withResolvers<string>()
  const secrets = { ...noSecrets, get: () => reading.promise }
  const next = runOn(dir, secrets)
  const restored = next.memory.restore()
  const wentLive = Promise.resolve(next.commands['show.goLive']({ title: '' })).then(
    () => Object.values(next.log.state.destinations).length,
  )
  reading.resolve(JSON.stringify({ url: URL }))
  await restored
  expect(await wentLive).toBe(1)
})

const noSecrets: SecretStore = {
  open: async () => ({ kind: 'system', reason: null }),
  get: async () => null,
  set: async () => {},
  remove: async () => {},
}

test('a key store that cannot give a key costs that destination only, which says so, and tries again when asked', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  const { destinationId } = await first.commands['destination.add'](destination)
  await first.commands['slate.set']({ message: 'Kept' })
  await first.memory.close()

  let isLocked = true
  const secrets: SecretStore = {
    ...noSecrets,
    async get() {
      if (isLocked) throw new Error('the keyring is locked')
      return JSON.stringify({ url: URL })
    },
  }
  const { log, memory, commands, sent } = runOn(dir, secrets)
  await memory.restore()
  expect(log.state.slate.message).toBe('Kept')
  const error = { code: 'destination.key-missing', details: { name: 'Shop', reason: 'the keyring is locked' } }
  expect(log.state.destinations[destinationId]).toMatchObject({ name: 'Shop', state: { kind: 'stopped', error } })
  expect(sent.filter(({ kind }) => kind === 'addDestination')).toEqual([])

  await expect(commands['destination.retry']({ destinationId })).rejects.toMatchObject(error)
  isLocked = false
  await commands['destination.retry']({ destinationId })
  expect(log.state.destinations[destinationId]?.state).toEqual({ kind: 'off' })
  expect(sent.at(-1)).toMatchObject({
    kind: 'addDestination',
    destination: { id: destinationId, address: { streamKey: KEY } },
  })
})

test('a destination without its key can be removed', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  const { destinationId } = await first.commands['destination.add'](destination)
  await first.memory.close()
  const { log, memory, commands } = runOn(dir, noSecrets)
  await memory.restore()
  await commands['destination.remove']({ destinationId })
  expect(log.state.destinations).toEqual({})
  await memory.close()
  const last = runOn(dir)
  await last.memory.restore()
  expect(last.log.state.destinations).toEqual({})
})

test('a key that cannot be kept is told; the destination is used all the same', async () => {
  const failing: SecretStore = {
    ...noSecrets,
    set: async () => {
      throw Object.assign(new Error('x'), { errno: -28 })
    },
  }
  const { log, commands, memory, sent } = runOn(tempDir(), failing)
  await commands['destination.add'](destination)
  await memory.close()
  expect(log.state.notice).toEqual({
    code: 'destination.key-not-kept',
    details: { name: 'Shop', reason: 'no space left on device' },
  })
  expect(sent.at(-1)).toMatchObject({ kind: 'addDestination' })
})

test('broken settings are set aside and told; the last good ones and all keys are used', async () => {
  const dir = tempDir()
  const first = runOn(dir)
  const { destinationId } = await first.commands['destination.add'](destination)
  await first.memory.close()
  await first.commands['slate.set']({ message: 'Newer' })
  await first.memory.close()
  const broken = '{"version":1,"sources":'
  writeFileSync(`${dir}/settings.json`, broken)

  const { log, memory } = runOn(dir)
  await memory.restore()
  expect(log.state.notice?.code).toBe('settings.unreadable')
  const aside = readdirSync(dir).filter((name) => name.startsWith('settings.broken-'))
  expect(aside).toHaveLength(1)
  expect(readFileSync(`${dir}/${aside[0]}`, 'utf8')).toBe(broken)
  expect(log.state.destinations[destinationId]?.state).toEqual({ kind: 'off' })
})

test('settings of another version are set aside, not misread', async () => {
  const dir = tempDir()
  writeFileSync(`${dir}/settings.json`, JSON.stringify({ version: 2, sources: [] }))
  const { log, memory } = runOn(dir)
  await memory.restore()
  expect(log.state.notice).toMatchObject({ code: 'settings.unreadable', details: { reason: /version/ } })
})

test('a source whose file is gone costs itself only', async () => {
  const dir = tempDir()
  const settings = {
    version: 1,
    programme: null,
    bitrateKbps: null,
    bitratePolicy: null,
    slate: { message: null, picturePath: null, musicPath: null },
    scene: { layout: 'full', activeSourceId: 'f', productSourceId: null },
    sources: [
      { id: 'f', kind: 'file', name: 'Film', device: '/gone.mp4', sound: { gainDb: 0, muted: false, offsetMs: 0 } },
      { id: 'c', kind: 'testcard', name: 'Card', sound: { gainDb: 0, muted: false, offsetMs: 0 } },
    ],
    destinations: [],
    devices: {},
  }
  writeFileSync(`${dir}/settings.json`, JSON.stringify(settings))
  const { log, memory } = runOn(dir)
  await memory.restore()
  expect(Object.values(log.state.sources).map(({ name }) => name)).toEqual(['Card'])
  expect(log.state.notice).toEqual({ code: 'source.file-missing', details: { path: '/gone.mp4' } })
})

test('a camera that came back under another node is looked for there after a restart', async () => {
  const dir = tempDir()
  const { commands, log, memory } = runOn(dir)
  const { sourceId } = await commands['source.add']({ kind: 'camera', name: 'Cam', device: '/dev/video0' })
  const source = log.state.sources[sourceId]
  if (source) log.emit('source.changed', { source: { ...source, device: '/dev/video2' } })
  await memory.close()
  const next = runOn(dir)
  await next.memory.restore()
  expect(Object.values(next.log.state.sources)).toMatchObject([{ device: '/dev/video2' }])
})

test('a device that is added again sounds and is asked for as it was', async () => {
  const { commands, log } = runOn(tempDir())
  const mode = { width: 640, height: 480, fps: 30 }
  const camera = { kind: 'camera', name: 'Cam', device: '/dev/video0' } as const
  log.emit('devices.changed', { devices: [{ kind: 'camera', device: '/dev/video0', name: 'Brio', modes: [mode] }] })
  await commands['source.add']({ kind: 'testcard', name: 'Card' })
  const { sourceId } = await commands['source.add']({ ...camera, mode })
  await commands['source.setSound']({ sourceId, gainDb: 4, muted: true })
  await commands['source.remove']({ sourceId })

  log.emit('devices.changed', { devices: [{ kind: 'camera', device: '/dev/video2', name: 'Brio', modes: [mode] }] })
  const again = await commands['source.add']({ ...camera, device: '/dev/video2' })
  expect(log.state.sources[again.sourceId]?.sound).toEqual({ gainDb: 4, muted: true, offsetMs: 0 })
})
