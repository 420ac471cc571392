import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { processTree } from '../support/process-tree.ts'
import { readMedia } from '../support/received-media.ts'
import { runCli } from '../support/run-cli.ts'
import { freeUdpPort, srtListener } from '../support/srt-listener.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const secret = (what: string) => `${what}-${randomUUID()}`

test('keys, stream ids and passphrases are in keys.json and nowhere else, and the studio goes live with them again after a restart', async () => {
  const dir = tempDir()
  const data = `${dir}/data`
  const [key, streamId, passphrase] = [secret('live'), secret('id'), secret('pass')]
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const srt = srtListener(dir, await freeUdpPort(), passphrase)
  await srt.start()
  onTestFinished(() => srt.stop())

  const studio = await startStudioProcess(data)
  const rtmp = await studio.send('destination.add', { name: 'RTMP', url: nginx.url(key) })
  const other = await studio.send('destination.add', { name: 'SRT', url: srt.url, streamKey: streamId, passphrase })
  const bothLive = ({ destinations }: typeof studio.state) =>
    [rtmp, other].every(({ destinationId }) => destinations[destinationId]?.state.kind === 'live')
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  const { sessionId } = await studio.send('show.goLive', { title: 'Secret' })
  await studio.until(bothLive)
  const processes = processTree(studio.pid)
  const debug = await studio.send('debug.read', {})
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
  await studio.stop()
  const report = await runCli([
    'report',
    '--session',
    sessionId,
    '--data',
    data,
    '--out',
    `${dir}/report`,
    '--format',
    'html,json',
  ])

  expect(processes.filter(({ commandLine }) => commandLine.includes('ffmpeg')).length).toBeGreaterThanOrEqual(5)
  expect(report.code).toBe(0)
  const texts = {
    'command lines': processes.map(({ commandLine }) => commandLine).join('\n'),
    environments: processes.map(({ environment }) => environment).join('\n'),
    output: studio.output() + report.stdout + report.stderr,
    events: JSON.stringify([studio.events, studio.state]),
    'debug report': JSON.stringify(debug),
    ...textsIn(data),
    ...textsIn(`${dir}/report`),
  }
  const holding = Object.entries(texts).filter(([, text]) =>
    [key, streamId, passphrase].some((one) => text.includes(one)),
  )
  expect(holding.map(([name]) => name)).toEqual(['keys.json'])
  expect(statSync(`${data}/keys.json`).mode & 0o777).toBe(0o600)
  expect(Object.keys(texts)).toEqual(expect.arrayContaining(['journal.db', 'settings.json', 'settings.json.bak']))

  const again = await startStudioProcess(data)
  const listed = Object.values(again.state.destinations)
  expect(listed.map(({ id, name, state }) => [id, name, state.kind])).toEqual([
    [rtmp.destinationId, 'RTMP', 'off'],
    [other.destinationId, 'SRT', 'off'],
  ])
  await again.send('destination.remove', { destinationId: other.destinationId })
  await again.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await again.send('show.goLive', { title: 'Again' })
  await again.until(({ destinations }) => destinations[rtmp.destinationId]?.state.kind === 'live')
  await again.until(({ destinations }) => (destinations[rtmp.destinationId]?.counters.frames ?? 0) > 0)
  await again.send('show.stop', {})
  await again.until(({ show }) => show.kind === 'off')
  expect(await again.stop()).toBe(0)
  expect(nginx.received(key).map((file) => readMedia(file).videoFrames > 10)).toEqual([true, true])
  expect(readFileSync(`${data}/keys.json`, 'utf8')).not.toContain(passphrase)
})

/** Every file below a folder, byte for byte, by its path there. */
function textsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name))
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]))
}
