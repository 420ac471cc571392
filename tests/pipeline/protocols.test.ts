import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DestinationState } from '../../src-main/contract/state.ts'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { largestGap, readMedia } from '../support/received-media.ts'
import { rtmpsFront } from '../support/rtmps-front.ts'
import { freeUdpPort, srtListener } from '../support/srt-listener.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const KEYS = ['plain-k3y', 'secure-k3y', 'stream-1d-k3y', 'passphrase-k3y', 'wrong-passphrase-k3y', 'unknown-k3y']

/** The command lines of every pusher that runs now, as any user of this machine can read them. */
function pusherCommandLines(dataDir: string): string[] {
  return readFileSync(join(dataDir, 'children.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ name }) => name === 'pusher')
    .flatMap(({ pid }) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
}

test('RTMP, RTMPS and SRT take one show; who cannot prove itself or wants another passphrase is told; no secret is in any argument', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const [trusted, unknown] = [await rtmpsFront(dir, nginx.port), await rtmpsFront(tempDir(), nginx.port)]
  const srt = srtListener(dir, await freeUdpPort(), 'passphrase-k3y')
  const other = srtListener(tempDir(), await freeUdpPort(), 'another-passphrase')
  for (const listener of [srt, other]) {
    await listener.start()
    onTestFinished(() => listener.kill())
  }
  const studio = await startStudioProcess(`${dir}/data`, { NODE_EXTRA_CA_CERTS: join(dir, 'front.crt') })
  const add = async (name: string, url: string, secrets: { streamKey?: string; passphrase?: string }) =>
    (await studio.send('destination.add', { name, url, ...secrets })).destinationId
  const kindOf = (id: string) => studio.state.destinations[id]?.state.kind
  const seen = (id: string, kind: DestinationState['kind']) =>
    studio.events.flatMap((event) =>
      event.type === 'destination.changed' && event.destination.id === id && event.destination.state.kind === kind
        ? [event.destination.state]
        : [],
    )

  const plain = await add('Plain', `rtmp://127.0.0.1:${nginx.port}/live`, { streamKey: 'plain-k3y' })
  const secure = await add('Secure', `rtmps://127.0.0.1:${trusted.port}/live`, { streamKey: 'secure-k3y' })
  const overSrt = await add('SRT', srt.url, { streamKey: 'stream-1d-k3y', passphrase: 'passphrase-k3y' })
  const checked = await studio.send('checklist.run', {})
  expect(checked.checklist.destinations.text.en).toBe('3 of 3 answer.')
  const stranger = await add('Stranger', `rtmps://127.0.0.1:${unknown.port}/live/unknown-k3y`, {})
  const wrong = await add('Wrong', other.url, { passphrase: 'wrong-passphrase-k3y' })
  const again = await studio.send('checklist.run', {})
  expect(again.checklist.destinations).toMatchObject({
    outcome: 'warn',
    text: { en: expect.stringContaining('Stranger could not prove who it is (its certificate is signed by itself)') },
  })

  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await studio.send('show.goLive', { title: 'Protocols' })
  await studio.until(() => [plain, secure, overSrt].every((id) => kindOf(id) === 'live'))
  await studio.until(() => seen(wrong, 'retrying').length > 0 && seen(stranger, 'retrying').length > 0)
  expect(seen(stranger, 'retrying')[0]).toMatchObject({ error: { code: 'destination.untrusted' } })
  expect(seen(wrong, 'retrying')[0]).toMatchObject({ error: { code: 'destination.wrong-passphrase' } })
  const lines = pusherCommandLines(`${dir}/data`)
  expect(lines.filter((line) => line.includes('-fpre /dev/fd/3')).length).toBeGreaterThanOrEqual(3)
  expect(KEYS.filter((key) => lines.join(' ').includes(key))).toEqual([])

  await studio.send('destination.stop', { destinationId: plain })
  await studio.until(() => kindOf(plain) === 'stopped')
  await studio.send('destination.retry', { destinationId: plain })
  await studio.until(() => seen(plain, 'live').length >= 2)
  const debug = await studio.send('debug.read', {})
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
  await srt.stop()
  const told = JSON.stringify([studio.events, studio.state, debug])
  expect(KEYS.filter((key) => told.includes(key))).toEqual([])
  expect(await studio.stop()).toBe(0)

  expect(nginx.received('plain-k3y')).toHaveLength(2)
  for (const file of [...nginx.received('secure-k3y'), ...srt.received()]) {
    const { videoFrames, audioFrames, videoDts } = readMedia(file)
    expect(videoFrames).toBeGreaterThan(60)
    expect(audioFrames).toBeGreaterThan(80)
    expect(largestGap(videoDts.slice(1))).toBeLessThan(0.07)
  }
})
