import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { skipWithout } from '../support/skip-without.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const MIB = 1024 * 1024
/** A quarter of the disk is left to everything else. */
const DISK_MIB = 64
const RESERVE = (DISK_MIB / 4) * MIB

test('a disk that fills up: the recording ends in order before it is full, the stream goes on, a new part begins when there is room', async (context) => {
  const dir = tempDir()
  const disk = mountSmallDisk(`${dir}/disk`, DISK_MIB)
  if (typeof disk === 'string') return skipWithout(context, disk)
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const studio = await startStudioProcess(`${disk.path}/data`)
  onTestFinished(() => void studio.stop())
  await studio.send('destination.add', { name: 'Platform', url: nginx.url('show') })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await studio.send('show.goLive', { title: 'Full' })
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 0)

  const filler = disk.fill(RESERVE + 2 * MIB)
  const paused = await studio.until(({ recording }) => recording.kind === 'paused')
  expect(paused.recording).toMatchObject({ error: { code: 'recording.disk-full' } })
  expect(disk.freeBytes()).toBeGreaterThan(RESERVE / 2)
  const first = studio.events.flatMap((event) => (event.type === 'recording.started' ? event.path : []))
  expect(first).toEqual([expect.stringMatching(/\/recording\.mp4$/)])
  const recorded = readMedia(first[0] ?? '')
  expect(recorded.videoFrames).toBeGreaterThan(60)
  expect(largestGap(recorded.videoDts)).toBeLessThan(0.07)
  expect(studio.events.filter(({ type }) => type === 'alert.raised')).toContainEqual(
    expect.objectContaining({ alert: expect.objectContaining({ id: 'recording.disk', level: 'danger' }) }),
  )

  const sent = () => Object.values(studio.state.destinations)[0]?.counters.bytes ?? 0
  const before = sent()
  await studio.until(() => sent() > before + MIB / 2)
  rmSync(filler)
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > MIB / 2)
  expect(studio.state.recording).toMatchObject({ path: expect.stringMatching(/\/recording-2\.mp4$/) })
  await studio.send('show.stop', {})
  await studio.until(({ show, recording }) => show.kind === 'off' && recording.kind === 'off')

  const states = studio.events.flatMap((event) => (event.type === 'recording.changed' ? event.recording.kind : []))
  expect(states).not.toContain('failed')
  const closed = studio.events.findLast((event) => event.type === 'session.closed')
  const shown = closed?.type === 'session.closed' ? (closed.frames?.programme ?? 0) : 0
  const [received] = nginx.received('show')
  const stream = readMedia(received ?? '')
  expect(Math.abs(stream.videoFrames - shown)).toBeLessThanOrEqual(3)
  // The first picture is the one the connection was opened with.
  expect(largestGap(stream.videoDts.slice(1))).toBeLessThan(0.07)
})
