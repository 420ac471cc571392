import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { readMedia } from '../support/received-media.ts'
import { lastLine, runCli } from '../support/run-cli.ts'
import { runningNginx } from '../support/running-nginx.ts'
import { studioChildren } from '../support/studio-children.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const isAlive = (pid: number) => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('kill -9 of the core on air: the recording plays to within a second, the journal keeps all but the last 250 ms, the next start offers the session and leaves no orphan', async () => {
  const dir = tempDir()
  const dataDir = `${dir}/data`
  const nginx = await runningNginx(dir)

  const studio = await startStudioProcess(dataDir)
  await studio.send('destination.add', { name: 'Platform', url: nginx.url('show') })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  const { sessionId } = await studio.send('show.goLive', { title: 'Cut off' })
  const live = await studio.until(({ show }) => show.kind === 'live')
  const startedAtMs = live.show.kind === 'live' ? live.show.clock.startedAtMs : 0
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > 1_000_000)

  // A child that was stopped can't notice that its parent is gone.
  const pidOf = (name: string) => studioChildren(dataDir).find((child) => child.name === name)?.pid as number
  process.kill(pidOf('pusher'), 'SIGSTOP')
  const sent: { id: string; atMs: number }[] = []
  const viewer = { id: 'v', name: 'V' }
  for (let index = 0; index < 40; index++) {
    await studio.ingest({ type: 'comment', platform: 'tiktok', id: `c${index}`, viewer, text: `comment ${index}` })
    sent.push({ id: `c${index}`, atMs: Date.now() })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const killedAtMs = Date.now()
  // Nor does a stopped recorder get to finish its file.
  process.kill(pidOf('recorder'), 'SIGSTOP')
  await studio.kill()
  expect(isAlive(pidOf('pusher'))).toBe(true)
  const left = studioChildren(dataDir)

  const again = await startStudioProcess(dataDir)
  onTestFinished(() => void again.stop())
  expect(left.filter(({ pid }) => isAlive(pid))).toEqual([])
  expect(again.state.resumable).toMatchObject([{ id: sessionId, title: 'Cut off' }])

  const recording = readMedia(`${dataDir}/sessions/${sessionId}/recording.mp4`)
  const shownSeconds = (killedAtMs - startedAtMs) / 1000
  expect(recording.videoFrames / 30).toBeGreaterThan(shownSeconds - 1)

  const out = `${dir}/report`
  await runCli(['report', '--data', dataDir, '--session', sessionId, '--out', out, '--format', 'json'])
  const report = JSON.parse(readFileSync(`${out}/report.json`, 'utf8'))
  const mustBeKept = sent.filter(({ atMs }) => atMs < killedAtMs - 250).length
  expect(report.totals.comments.total).toBeGreaterThanOrEqual(mustBeKept)

  const sessions = JSON.parse(lastLine((await runCli(['sessions', '--data', dataDir, '--json'])).stdout))
  expect(sessions).toMatchObject([{ id: sessionId, state: 'open', endedAt: null }])

  await again.send('session.resume', { sessionId })
  await again.until(({ show }) => show.kind === 'live')
  expect(again.state.resumable).toEqual([])
  await again.until(({ recording: now }) => now.kind === 'recording' && now.bytes > 100_000)
  await again.until(({ destinations }) => Object.values(destinations).every(({ state }) => state.kind === 'live'))
  expect(Object.values(again.state.destinations).map(({ name }) => name)).toEqual(['Platform'])
  expect(nginx.received('show')).toHaveLength(2)
  expect(again.state.recording).toMatchObject({ path: expect.stringMatching(/recording-2\.mp4$/) })
  await again.send('show.stop', {})
  await again.until(({ show }) => show.kind === 'off')
})
