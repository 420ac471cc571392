import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import type { CheckId, Source } from '../../../src-main/contract/state.ts'
import { createChecklistControl } from '../../../src-main/core/checklist/checklist-control.ts'
import { createDestinations } from '../../../src-main/core/destinations/destination-commands.ts'
import { applyMediaReport } from '../../../src-main/core/media/report-events.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { freePort } from '../../support/free-port.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { recordingMedia } from '../media/recording-media.ts'

function start(dataDir = tempDir()) {
  const clock = manualClock()
  const log = createStateLog(clock)
  const { media, sent } = recordingMedia()
  const destinations = createDestinations(log, media, async () => new Set(['rtmp', 'rtmps']))
  const health = { picture: () => null, lastClockJump: () => null }
  const control = createChecklistControl({ clock, log, dataDir, destinations, health, builtAtMs: null })
  onTestFinished(control.close)
  const check = async (id: CheckId) => (await control.commands['checklist.run']({})).checklist[id]
  const add = async (url: string, name = 'TikTok') =>
    (await destinations.commands['destination.add']({ name, url, platform: 'custom' })).destinationId
  const source = (state: Source['state']) => {
    log.emit('source.changed', {
      source: { id: 's1', kind: 'testcard', name: 'Card', device: '', sound: PLAIN_SOUND, state },
    })
    log.emit('programme.changed', {
      programme: { ...log.state.programme, activeSourceId: 's1', slate: state.kind !== 'running' },
    })
  }
  return { clock, log, control, destinations, sent, check, add, source }
}

function listen(onCaller = () => {}): Promise<number> {
  const server = createServer((socket) => {
    onCaller()
    socket.once('data', () => socket.end(Buffer.alloc(3073, 3)))
    socket.on('error', () => {})
  })
  onTestFinished(() => void server.close())
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
}

test('the source: none, opening, running, in trouble', async () => {
  const { check, source } = start()
  expect((await check('source')).outcome).toBe('fail')
  source({ kind: 'opening' })
  expect((await check('source')).outcome).toBe('warn')
  source({ kind: 'running' })
  expect((await check('source')).outcome).toBe('ok')
  source({
    kind: 'retrying',
    error: { code: 'source.stopped', details: { name: 'Card', reason: 'unplugged' } },
    retryAtMs: 0,
  })
  expect(await check('source')).toMatchObject({ outcome: 'fail', text: { en: expect.stringContaining('unplugged') } })
})

test('the encoder: as it says', async () => {
  const { log, check } = start()
  expect((await check('encoder')).outcome).toBe('warn')
  log.emit('encoder.changed', { encoder: { kind: 'running', encoder: 'libx264' } })
  expect(await check('encoder')).toMatchObject({ outcome: 'ok', text: { en: expect.stringContaining('1280×720') } })
  const error = { code: 'encoder.failed', details: { reason: 'no libx264' } } as const
  log.emit('encoder.changed', { encoder: { kind: 'retrying', encoder: 'libx264', error } })
  expect(await check('encoder')).toMatchObject({ outcome: 'fail', text: { en: expect.stringContaining('no libx264') } })
})

test('destinations are really asked: all answer, some, none', async () => {
  const { check, add } = start()
  expect((await check('destinations')).outcome).toBe('warn')
  const up = await listen()
  await add(`rtmp://127.0.0.1:${up}/live/s3cret`)
  expect((await check('destinations')).outcome).toBe('ok')
  const down = await freePort()
  await add(`rtmp://127.0.0.1:${down}/live/s3cret`, 'Shopee')
  const some = await check('destinations')
  expect(some).toMatchObject({ outcome: 'warn', text: { en: expect.stringContaining('Shopee') } })
  expect(some.text.en).not.toContain('TikTok')
  expect(JSON.stringify(some)).not.toContain('s3cret')
})

test('no destination that answers is no go', async () => {
  const { check, add } = start()
  await add(`rtmp://127.0.0.1:${await freePort()}/live/key`)
  expect((await check('destinations')).outcome).toBe('fail')
})

test('a destination that answers as something else, or that the programme is too large for, is named with what to do', async () => {
  const { check, destinations } = start()
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  onTestFinished(() => void server.close())
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
  const add = destinations.commands['destination.add']
  await add({ name: 'Web', url: `rtmp://127.0.0.1:${port}/app/key1`, platform: 'custom' })
  await add({ name: 'Page', url: `rtmp://127.0.0.1:${await listen()}/app/key2`, platform: 'facebook' })
  const { outcome, text } = await check('destinations')
  expect(outcome).toBe('warn')
  expect(text.en).toBe(
    'Web answers, but not as an RTMP server. The others are not affected. Check the address and its port. Page takes RTMPS only. Enter its address again with rtmps://.',
  )
})

test('a stopped destination is asked nothing', async () => {
  const { check, add, log, destinations, sent } = start()
  const id = await add(`rtmp://127.0.0.1:${await freePort()}/app/key`)
  destinations.commands['destination.stop']({ destinationId: id })
  expect(sent.at(-1)).toEqual({ kind: 'stopDestination', id })
  applyMediaReport(log, { kind: 'destinationState', id, state: { kind: 'stopped' } })
  expect((await check('destinations')).text.en).toContain('No destination')
})

test('a destination whose key could not be read is no reason to go on without a word', async () => {
  const { check, log } = start()
  const error = { code: 'destination.key-missing', details: { name: 'Shop', reason: 'locked' } } as const
  log.emit('destination.changed', {
    destination: {
      id: 'd1',
      name: 'Shop',
      platform: 'shopee',
      shape: 'tall',
      url: 'rtmp://shop/app/***',
      state: { kind: 'stopped', error },
      counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
    },
  })
  const { outcome, text } = await check('destinations')
  expect(outcome).toBe('fail')
  expect(text.en).toContain('The stream key of Shop cannot be read (locked)')
})

test('the disk: room, and a folder that is not there', async () => {
  expect((await start().check('disk')).outcome).not.toBe('unknown')
  expect(await start('/no/such/folder').check('disk')).toMatchObject({ outcome: 'fail' })
})

test('looks again by itself after a change, once for many, and not during a show', async () => {
  const { clock, log, source } = start()
  const checked = () =>
    new Promise<void>((resolve) => {
      const leave = log.onEvent((_seq, { type }) => {
        if (type !== 'checklist.changed') return
        leave()
        resolve()
      })
    })
  source({ kind: 'opening' })
  source({ kind: 'running' })
  expect(clock.waiting).toBe(1)
  const done = checked()
  clock.advanceMs(250)
  await done
  expect(log.state.checklist.source.outcome).toBe('ok')
  expect(clock.waiting).toBe(0)
  log.emit('show.changed', { show: { kind: 'live', sessionId: 's', title: '', clock: { startedAtMs: 0, speed: 1 } } })
  source({ kind: 'opening' })
  expect(clock.waiting).toBe(0)
})

test('a platform is not called again for what happens on this side, but when asked and when what is sent changes', async () => {
  const { clock, log, check, add, source } = start()
  let greeted = 0
  await add(`rtmp://127.0.0.1:${await listen(() => greeted++)}/app/key`)
  const checkedAgain = async () => {
    const told = new Promise<void>((resolve) => {
      const leave = log.onEvent((_seq, { type }) => {
        if (type !== 'checklist.changed') return
        leave()
        resolve()
      })
    })
    clock.advanceMs(250)
    await told
    return greeted
  }
  expect(await checkedAgain()).toBe(1)
  source({ kind: 'running' })
  expect(await checkedAgain()).toBe(1)
  log.emit('programme.changed', { programme: { ...log.state.programme, bitrateKbps: 6_000 } })
  expect(await checkedAgain()).toBe(2)
  await check('destinations')
  expect(greeted).toBe(3)
  clock.advanceMs(61_000)
  source({ kind: 'running' })
  expect(await checkedAgain()).toBe(4)
})

test('after it is closed it says nothing more', async () => {
  const { log, control, source } = start()
  const running = control.commands['checklist.run']({})
  control.close()
  await running
  source({ kind: 'running' })
  expect(log.state.checklist.source.outcome).toBe('unknown')
})

test('the stream key goes to the media worker and nowhere else', async () => {
  const { log, destinations, sent, add } = start()
  const id = await add('rtmps://live.example.com/app/s3cret?auth=s3cret')
  expect(log.state.destinations[id]).toMatchObject({ url: 'rtmps://live.example.com/app/***', state: { kind: 'off' } })
  expect(JSON.stringify(log.state)).not.toContain('s3cret')
  expect(sent).toEqual([
    {
      kind: 'addDestination',
      destination: {
        id,
        name: 'TikTok',
        shape: 'wide',
        address: {
          protocol: 'rtmps',
          serverUrl: 'rtmps://live.example.com/app',
          streamKey: 's3cret?auth=s3cret',
          passphrase: '',
          host: 'live.example.com',
          port: 443,
        },
      },
    },
  ])
  destinations.commands['destination.remove']({ destinationId: id })
  expect(sent.at(-1)).toEqual({ kind: 'removeDestination', id })
  expect(log.state.destinations).toEqual({})
  expect(() => destinations.commands['destination.remove']({ destinationId: id })).toThrow(
    expect.objectContaining({ code: 'destination.unknown' }),
  )
})

test('an address that is none is refused and nothing is kept', async () => {
  const { log, sent, add } = start()
  await expect(add('srt://h:9000/app/s3cret')).rejects.toMatchObject({ code: 'destination.invalid-url' })
  await expect(add('http://h/app/s3cret')).rejects.toMatchObject({ code: 'destination.invalid-url' })
  await expect(add('srt://h:9000?streamid=s3cret')).rejects.toMatchObject({ code: 'destination.no-srt' })
  expect(sent).toEqual([])
  expect(log.seq).toBe(0)
})

test('media reports become events of what is known; of the unknown nothing', () => {
  const { log, source } = start()
  source({ kind: 'opening' })
  applyMediaReport(log, { kind: 'sourceState', id: 's1', state: { kind: 'running' } })
  applyMediaReport(log, { kind: 'slate', shown: true })
  applyMediaReport(log, {
    kind: 'recordingState',
    state: { kind: 'recording', path: '/r.mp4', bytes: 0, freeBytes: null, secondsToFull: null },
  })
  applyMediaReport(log, { kind: 'recordingProgress', bytes: 5, freeBytes: 6, secondsToFull: null })
  expect(log.state).toMatchObject({
    sources: { s1: { state: { kind: 'running' } } },
    programme: { slate: true },
    recording: { bytes: 5, freeBytes: 6 },
  })
  const before = log.seq
  applyMediaReport(log, { kind: 'sourceState', id: 'gone', state: { kind: 'running' } })
  applyMediaReport(log, { kind: 'sourceState', id: 's1', state: { kind: 'off' } })
  applyMediaReport(log, { kind: 'destinationState', id: 'gone', state: { kind: 'connecting' } })
  applyMediaReport(log, { kind: 'overlayOnAir', generation: 1, tick: 1 })
  expect(log.seq).toBe(before)
})
