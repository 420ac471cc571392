import { expect, test } from 'vitest'
import type { DebugReport } from '../../src-main/contract/debug-report.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

/** Longer than the stage's backlog of three seconds, shorter than what counts as hung. */
const STOPPED_MS = 4_300

const encoderOf = ({ processes }: DebugReport) =>
  processes.findLast(({ name, endedAt }) => name === 'encoder' && endedAt === null)

test('an encoder that cannot keep up is told in words, and that it is over; the debug page knows its command', async () => {
  const studio = await startStudioProcess(tempDir())
  await studio.send('source.add', { kind: 'testcard', name: 'Card' })
  const good = await studio.until(({ health, programme }) => !programme.slate && (health?.encoding.total ?? 0) > 30)
  expect(good.health?.encodeDelayMs).toBeGreaterThan(0)
  expect(good.health?.bitrateKbps).toBeGreaterThan(200)
  expect(Math.abs(good.health?.avOffsetMs ?? 999)).toBeLessThan(40)
  expect(good.health?.queues).toMatchObject([{ id: 'encoder', kind: 'encoder' }])
  if (process.platform === 'linux') expect(good.health?.cpuCores).toBeGreaterThan(0.05)

  const debug = await studio.send('debug.read', {})
  const encoder = encoderOf(debug)
  expect(encoder?.command).toMatch(/ffmpeg .*-c:v libx264 /)
  expect(debug.transitions.map(({ of, to }) => `${of} ${to}`)).toContain('encoder running libx264')
  process.kill(encoder?.pid as number, 'SIGSTOP')
  setTimeout(() => process.kill(encoder?.pid as number, 'SIGCONT'), STOPPED_MS)

  const { alerts, health } = await studio.until((state) => state.alerts.some(({ id }) => id === 'health.encoding'))
  const alert = alerts.find(({ id }) => id === 'health.encoding')
  expect(alert).toMatchObject({ level: 'danger', error: { code: 'health.encoding', details: { encoder: 'libx264' } } })
  expect(health?.encoding.lost).toBeGreaterThan(15)
  expect(health?.rendering.lost).toBeLessThan(health?.encoding.lost ?? 0)
  await studio.until((state) => state.alerts.every(({ id }) => id !== 'health.encoding'))
  expect(studio.state.health?.encoding.level).toBe('ok')
  expect(await studio.stop()).toBe(0)
})
