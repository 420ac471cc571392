import { expect, onTestFinished, test } from 'vitest'
import { lumaAt, lumaOfEveryFrame, meanOf } from '../support/received-media.ts'
import { startStudioProcess } from '../support/studio-process.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A strip at the foot of the card that no letter reaches; the test card is bright magenta there. */
const CARD = { x: 360, y: 664, width: 100, height: 12 }

test('a countdown promo: on air only after the picture carries it, in the recorded pixels while it says so, ended at its deadline', async () => {
  const dir = tempDir()
  const studio = await startStudioProcess(`${dir}/data`)
  onTestFinished(() => void studio.stop())
  await studio.until(({ encoder, programme }) => encoder.kind === 'running' && !programme.slate)
  await studio.send('show.goLive', { title: 'Promo' })
  const live = await studio.until(({ show }) => show.kind === 'live')
  const startMs = live.show.kind === 'live' ? live.show.clock.startedAtMs : 0

  await studio.send('promo.show', { title: 'Lamp', priceMinor: 2990, currency: 'USD', durationSeconds: 3 })
  const shown = await studio.until(({ promo }) => promo?.phase.kind === 'onAir')
  const onAirMs = shown.promo?.phase.kind === 'onAir' ? shown.promo.phase.sinceMs : 0
  const deadlineMs = shown.promo?.deadlineMs ?? 0
  await studio.until(({ promo }) => promo?.phase.kind === 'ended')
  expect(Date.now() - deadlineMs).toBeLessThan(1_000)
  await studio.send('promo.hide', {})
  const hiddenMs = Date.now()
  const bytes = studio.state.recording.kind === 'recording' ? studio.state.recording.bytes : 0
  await studio.until(({ recording }) => recording.kind === 'recording' && recording.bytes > bytes + 300_000)
  const path = studio.state.recording.kind === 'recording' ? studio.state.recording.path : ''
  await studio.send('show.stop', {})
  await studio.until(({ show }) => show.kind === 'off')

  const luma = lumaOfEveryFrame(path, CARD)
  const firstWithCard = luma.findIndex((mean, index) => index > 0 && Math.abs(mean - (luma[0] ?? 0)) > 15)
  expect(onAirMs).toBeGreaterThanOrEqual(startMs + (firstWithCard * 1000) / 30)
  const cardAt = (ms: number) => meanOf(lumaAt(path, (ms - startMs) / 1000, CARD))
  const bare = cardAt(hiddenMs + 700)
  expect(Math.abs(cardAt(onAirMs + 300) - bare)).toBeGreaterThan(15)
  expect(Math.abs(cardAt(deadlineMs - 300) - bare)).toBeGreaterThan(15)
})
