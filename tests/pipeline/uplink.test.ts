import { expect, onTestFinished, test } from 'vitest'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { skipWithout } from '../support/skip-without.ts'
import { openSlowLink, slowLinkMissing } from '../support/slow-link.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const LINE_KBPS = 2_000

test('the uplink test says what a slow line carries, sends no more than three times the need, and is refused on air', async (context) => {
  skipWithout(context, slowLinkMissing())
  const dir = tempDir()
  const link = openSlowLink()
  const nginx = nginxRtmp(dir, 1935, link)
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const studio = await startStudioProcess(`${dir}/data`)
  await studio.send('destination.add', { name: 'Own', url: nginx.url('uplink') })
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await expect(studio.send('uplink.measure', {})).rejects.toThrow('uplink.nobody')

  const fast = await studio.send('uplink.measure', { includePublic: true })
  expect(fast.kbps).toBeGreaterThan(fast.neededKbps)
  expect(fast.kbps).toBeLessThan(fast.neededKbps * 3 * 1.2)

  link.throttle(LINE_KBPS)
  const slow = await studio.send('uplink.measure', { includePublic: true })
  expect(slow.kbps).toBeGreaterThan(LINE_KBPS * 0.6)
  expect(slow.kbps).toBeLessThan(LINE_KBPS * 1.3)
  expect(studio.state.uplink?.kbps).toBe(slow.kbps)
  await studio.until(({ checklist }) => checklist.uplink.outcome === 'fail')
  link.release()

  await studio.send('show.goLive', { title: '' })
  await expect(studio.send('uplink.measure', { includePublic: true })).rejects.toThrow('uplink.on-air')
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')
})
