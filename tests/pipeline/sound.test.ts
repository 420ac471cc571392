import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { moreRecorded } from '../support/more-recorded.ts'
import { toneLevels } from '../support/received-media.ts'
import { startSoundServer } from '../support/sound-server.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const HOST_HZ = 1_000
const GUEST_HZ = 400

test('two microphones and a silent picture: both are in the mix, one is muted on air, and the levels say so', async () => {
  const dir = tempDir()
  const sound = await startSoundServer(dir, ['host', 'guest'])
  onTestFinished(sound.stop)
  sound.playTone('host', HOST_HZ)
  sound.playTone('guest', GUEST_HZ)
  const studio = await startStudioProcess(`${dir}/data`, sound.env)
  onTestFinished(() => void studio.stop())
  const still = `${dir}/still.mp4`
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=gray:s=1280x720:r=30', '-t', '1', still])
  const { sourceId } = await studio.send('source.add', { kind: 'file', name: 'Still', device: still })
  await studio.send('source.select', { sourceId })
  const add = async (name: string) =>
    (await studio.send('source.add', { kind: 'microphone', name, device: sound.microphone(name) })).sourceId
  const [host, guest] = [await add('host'), await add('guest')]
  const isHeard = (id: string) => studio.until(({ levels }) => (levels[id]?.peakDb ?? -100) > -40)
  await isHeard(host)
  await isHeard(guest)
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await expect(studio.send('source.select', { sourceId: host })).rejects.toThrow('source.no-picture')

  const { sessionId } = await studio.send('show.goLive', { title: 'Sound' })
  await studio.until(({ show }) => show.kind === 'live')
  await moreRecorded(studio, 3)
  await studio.send('source.setSound', { sourceId: host, muted: true })
  await studio.until(({ levels }) => levels[host]?.peakDb === -100)
  expect(studio.state.levels.programme?.peakDb).toBeGreaterThan(-40)
  await moreRecorded(studio, 4)
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const file = `${dir}/data/sessions/${sessionId}/recording.mp4`
  const [hosts, guests] = [toneLevels(file, HOST_HZ), toneLevels(file, GUEST_HZ)]
  const loud = 0.05
  expect(hosts[1]).toBeGreaterThan(loud)
  expect(guests[1]).toBeGreaterThan(loud)
  expect(hosts.at(-2)).toBeLessThan(loud / 10)
  expect(guests.at(-2)).toBeGreaterThan(loud)
})
