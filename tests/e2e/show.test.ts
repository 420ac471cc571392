import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { readMedia } from '../support/received-media.ts'
import { tempDir } from '../support/temp-dir.ts'
import { openDesktop } from './desktop.ts'
import { readIngestAccess, sendEvents } from './ingest-access.ts'
import { movingShare } from './preview-pixels.ts'
import { cardInterval, countdownChange } from './recorded-card.ts'

const TITLE = 'Crystal night · 水晶之夜'
const STREAM_KEY = 'live-8f1c-never-shown'
const COMMENT = 'ราคาเท่าไหร่ <b>how much?</b> 🪷'

test('a whole show in the desktop app: preview moves, go live, a comment appears, the countdown is in the recording, stop, the report opens', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const { app, page, complaints, corePid, quit } = await openDesktop(`${dir}/data`)
  const core = corePid()

  await page.getByTestId('go-live').waitFor()
  expect(await movingShare(page, 10)).toBeGreaterThan(0.01)

  await addDestination(page, 'Platform', nginx.url(STREAM_KEY))
  expect(await textAndValues(page)).not.toContain(STREAM_KEY)
  await expectChecklist(page)

  const ingest = await readIngestAccess(page)
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(ingest.token)
  expect(await textAndValues(page)).not.toContain(ingest.token)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(ingest.token)

  await page.getByTestId('show-title').fill(TITLE)
  await page.getByTestId('go-live').click()
  await page.locator('[data-testid="show-state"][data-kind="live"]').waitFor()
  await page.locator('[data-testid="destination"][data-state="live"]').waitFor()
  expect(await movingShare(page, 10)).toBeGreaterThan(0.01)

  const sentAt = performance.now()
  await sendEvents(ingest, [
    { type: 'comment', platform: 'tiktok', id: 'c1', viewer: { id: 'v1', name: 'นภา' }, text: COMMENT },
  ])
  await page.getByTestId('comment').getByText(COMMENT).waitFor()
  expect(performance.now() - sentAt).toBeLessThan(2_000)

  const askedAt = performance.now()
  const phases = await showPromo(page)
  const onAirAt = performance.now()
  expect(phases).toEqual(['applying', 'onAir'])
  await switchLanguageAndTheme(page)
  await page.waitForFunction(() =>
    /:5[0-3]$/.test(document.querySelector('[data-testid="promo-countdown"]')?.textContent ?? ''),
  )
  const leastSeconds = (performance.now() - onAirAt) / 1000
  await page.getByTestId('promo-hide').click()
  await page.getByTestId('promo-form').waitFor()
  const mostSeconds = (performance.now() - askedAt) / 1000
  const recordingPath = (await page.locator('[data-testid="recording"] .row-main').getAttribute('title')) ?? ''
  await movingShare(page, 10)

  await page.getByTestId('stop-show').click()
  await page.getByTestId('confirm-stop').click()
  const report = page.getByTestId('open-report')
  await report.waitFor()
  const [reportWindow] = await Promise.all([
    app.waitForEvent('window'),
    // A click waits for a navigation that goes to another window.
    report.evaluate((link) => (link as HTMLElement).click()),
  ])
  await reportWindow.waitForLoadState()
  // What is read, not what is there: the report holds both languages and hides one.
  // biome-ignore lint/performance/useDomNodeTextContent: see above.
  const reportText = await reportWindow.locator('body').innerText()
  expect(reportText).toContain(TITLE)
  expect(reportText).toMatch(/\b1 comment\b|Comments\s+1\b/i)
  expect(reportText).not.toContain(STREAM_KEY)

  expect(complaints).toEqual([])
  expect(await quit()).toBe(0)
  expect(() => process.kill(core, 0)).toThrow('ESRCH')

  const card = cardInterval(recordingPath, 30)
  expect(card?.from).toBeGreaterThan(0)
  expect((card?.to ?? 0) - (card?.from ?? 0)).toBeGreaterThan(leastSeconds - 0.5)
  expect((card?.to ?? 0) - (card?.from ?? 0)).toBeLessThan(mostSeconds + 0.5)
  const { digit, strip } = countdownChange(recordingPath, (card?.from ?? 0) + 1, (card?.from ?? 0) + 2)
  expect(strip).toBeLessThan(4)
  expect(digit).toBeGreaterThan(strip + 6)

  const recorded = readMedia(recordingPath)
  const received = nginx.received(STREAM_KEY).map(readMedia)
  expect(received).toHaveLength(1)
  expect(received[0]?.videoCodec).toBe('h264')
  expect(Math.abs((received[0]?.videoFrames ?? 0) - recorded.videoFrames)).toBeLessThanOrEqual(3)
})

async function addDestination(page: Page, name: string, url: string): Promise<void> {
  await page.getByTestId('add-destination').click()
  const form = page.getByTestId('add-destination-form')
  await form.locator('input[name="name"]').fill(name)
  await form.locator('input[name="url"]').fill(url)
  await page.getByTestId('confirm-add-destination').click()
  await form.waitFor({ state: 'detached' })
  await page.getByTestId('destination').getByText(name).waitFor()
}

/** Everything in the page that a look over the shoulder or at its source could find. */
const textAndValues = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll('input')].map(({ value }) => value)
    return [document.documentElement.outerHTML, ...values].join('\n')
  })

async function expectChecklist(page: Page): Promise<void> {
  await page.getByTestId('check-again').click()
  for (const id of ['source', 'encoder', 'destinations', 'disk']) {
    await page.locator(`[data-testid="checklist-item"][data-check="${id}"][data-outcome="ok"]`).waitFor()
  }
}

/** Fills and sends the promo form; resolves on air, with every state that the page said on the way. */
async function showPromo(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const said: string[] = []
    const look = () => {
      const kind = document.querySelector<HTMLElement>('[data-testid="promo-state"]')?.dataset.kind
      if (kind && kind !== said.at(-1)) said.push(kind)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    Object.assign(globalThis, { promoPhasesSaid: said })
  })
  const form = page.getByTestId('promo-form')
  for (const [name, value] of Object.entries({ title: 'Lotus lamp', price: '29.90', compareAt: '39.90', minutes: '1' }))
    await form.locator(`input[name="${name}"]`).fill(value)
  await page.getByTestId('promo-show').click()
  await page.locator('[data-testid="promo-state"][data-kind="onAir"]').waitFor()
  return page.evaluate(() => (globalThis as unknown as { promoPhasesSaid: string[] }).promoPhasesSaid)
}

async function switchLanguageAndTheme(page: Page): Promise<void> {
  const stop = page.getByTestId('stop-show')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await stop.textContent()).toBe('End show')
  await page.getByTestId('language-switch').click()
  expect(await stop.textContent()).toBe('结束直播')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  const before = await ground()
  await page.getByTestId('theme-switch').click()
  expect(await ground()).not.toBe(before)
  await page.getByTestId('theme-switch').click()
  expect(await ground()).toBe(before)
  await page.getByTestId('language-switch').click()
  expect(await stop.textContent()).toBe('End show')
}
