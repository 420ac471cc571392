import { expect, test } from 'vitest'
import type { PlatformId } from '../../../src-main/contract/platforms.ts'
import { createDestinations } from '../../../src-main/core/destinations/destination-commands.ts'
import { acceptedKbps } from '../../../src-main/core/destinations/uplink/accepted-rate.ts'
import type { UplinkResult } from '../../../src-main/core/destinations/uplink/measure-uplink.ts'
import { playGroup } from '../../../src-main/core/destinations/uplink/play-group.ts'
import { takeGroup } from '../../../src-main/core/destinations/uplink/take-group.ts'
import { createUplinkControl } from '../../../src-main/core/destinations/uplink/uplink-control.ts'
import { createFanout } from '../../../src-main/core/fanout/fanout.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { recordingMedia } from '../media/recording-media.ts'
import { headers, key, picture, sound } from '../media/tags.ts'

const never = new AbortController().signal

test('a group is whole when the next key frame comes', async () => {
  const fanout = createFanout()
  for (const tag of [...headers(), key(0), picture(1)]) fanout.offer(tag)
  const taking = takeGroup(fanout, manualClock(), never)
  for (const tag of [sound(50), picture(2), key(3), picture(4)]) fanout.offer(tag)
  const group = await taking
  expect(group?.headers).toHaveLength(3)
  expect(group?.tags.map(({ kind, timestampMs }) => [kind, timestampMs])).toEqual([
    ['video', 0],
    ['video', 40],
    ['audio', 50],
    ['video', 80],
  ])
  expect(group?.durationMs).toBe(120)
})

test('without pictures there is no group', async () => {
  const clock = manualClock()
  const taking = takeGroup(createFanout(), clock, never)
  clock.advanceMs(5_000)
  expect(await taking).toBeNull()
  expect(clock.waiting).toBe(0)
})

test('a group is played at a rate of bytes, its time moving on round after round', () => {
  const clock = manualClock()
  const offered: ProgrammeTag[] = []
  const group = { headers: headers(), tags: [key(10, 500), picture(11, false, 500)], durationMs: 80 }
  const stop = playGroup(group, { clock, offer: (tag) => offered.push(tag), kbps: 800 })
  clock.advanceMs(980)
  stop()
  expect(clock.waiting).toBe(0)
  const media = offered.slice(3)
  expect(media.length * 500).toBe(100_000)
  expect(media.slice(0, 5).map(({ timestampMs }) => timestampMs)).toEqual([0, 40, 80, 120, 160])
})

test.each([
  ['nothing', [], null],
  [
    'only what the send buffer holds',
    [
      [0, 1_000],
      [2_000, 262_000],
    ],
    null,
  ],
  [
    'less than a second',
    [
      [0, 300_000],
      [900, 400_000],
    ],
    null,
  ],
  [
    'a steady line',
    [
      [0, 0],
      [500, 300_000],
      [1_000, 425_000],
      [2_500, 800_000],
    ],
    2_000,
  ],
] as const)('accepted rate of %s', (_what, samples, kbps) => {
  expect(
    acceptedKbps(
      samples.map(([atMs, bytes]) => ({ atMs, bytes })),
      262_144,
    ),
  ).toBe(kbps)
})

async function start(...platforms: PlatformId[]) {
  const clock = manualClock()
  const log = createStateLog(clock)
  const { media, sentOf } = recordingMedia()
  const destinations = createDestinations(log, media, async () => new Set())
  for (const platform of platforms)
    await destinations.add(platform, { name: platform, url: 'rtmps://h/app/key', platform })
  const control = createUplinkControl({ clock, log, media, destinations })
  const measure = (includePublic = false) => Promise.resolve(control.commands['uplink.measure']({ includePublic }))
  const answer = (...results: Partial<UplinkResult>[]) =>
    control.onMeasured(results.map((result) => ({ id: '', kbps: null, error: null, ...result })))
  return { log, control, measure, answer, asked: () => sentOf('measureUplink') }
}

test('only a platform with a private test is asked, with what keeps it private, three times the need', async () => {
  const { log, measure, answer, asked } = await start('twitch', 'youtube')
  const measuring = measure()
  const neededKbps = 2 * 2_628
  expect(asked()).toMatchObject([
    { kbpsEach: 3 * neededKbps, targets: [{ id: 'twitch', address: { streamKey: 'key?bandwidthtest=true' } }] },
  ])
  answer({ id: 'twitch', kbps: 7_000 })
  expect(await measuring).toEqual({ kbps: 7_000, neededKbps, tested: ['twitch'], leftOut: ['youtube'] })
  expect(log.state.uplink).toMatchObject({ kbps: 7_000, neededKbps })
})

test('the public ones too when the host says so; who could not be measured is left out', async () => {
  const { measure, answer, asked } = await start('twitch', 'youtube', 'custom')
  const measuring = measure(true)
  expect(asked()[0]?.targets.map(({ id, address }) => [id, address.streamKey])).toEqual([
    ['twitch', 'key?bandwidthtest=true'],
    ['youtube', 'key'],
    ['custom', 'key'],
  ])
  answer({ id: 'twitch', kbps: 1_000 }, { id: 'youtube', kbps: 2_000 }, { id: 'custom' })
  expect(await measuring).toMatchObject({ kbps: 3_000, tested: ['twitch', 'youtube'], leftOut: ['custom'] })
})

test('refused: on air, twice at once, with nobody to ask', async () => {
  const { log, measure, answer } = await start('twitch')
  const first = measure()
  await expect(measure()).rejects.toMatchObject({ code: 'uplink.busy' })
  answer({ id: 'twitch', kbps: 1_000 })
  await first
  log.emit('show.changed', { show: { kind: 'live', sessionId: 's', title: '', clock: { startedAtMs: 0, speed: 1 } } })
  await expect(measure()).rejects.toMatchObject({ code: 'uplink.on-air' })
  const alone = await start('youtube')
  await expect(alone.measure()).rejects.toMatchObject({ code: 'uplink.nobody' })
})

test('when nobody could be measured the first reason is said, or that too little was sent', async () => {
  const { measure, answer } = await start('twitch')
  const refused = measure()
  answer({ id: 'twitch', error: { code: 'destination.refused', details: { name: 'twitch', reason: 'no' } } })
  await expect(refused).rejects.toMatchObject({ code: 'destination.refused' })
  const empty = measure()
  answer({ id: 'twitch' })
  await expect(empty).rejects.toMatchObject({ code: 'uplink.too-little' })
})
