import { existsSync, statSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ERROR_TEXTS } from '../../src-main/contract/errors.ts'
import { readMedia } from '../support/received-media.ts'
import { tempDir } from '../support/temp-dir.ts'
import { openChromium } from './chromium.ts'
import { collectComplaints } from './complaints.ts'
import { type Desktop, inWindow, openDesktop } from './desktop.ts'
import { movingShare } from './preview-pixels.ts'
import { serveStudio } from './served-studio.ts'

const LONG = { timeout: 20_000, interval: 100 }

test('a reload and a crash of the window while live: the same core stays on air, the recording grows, the cockpit comes back live', async () => {
  const desktop = await openDesktop(`${tempDir()}/data`)
  const { app, page, complaints } = desktop
  const recording = await goLive(page, 'Stays on air')
  const corePid = desktop.corePid()

  const beforeReload = sizeOf(recording)
  await page.reload()
  await page.locator('[data-testid="show-state"][data-kind="live"]').waitFor()
  await expect.poll(() => sizeOf(recording), LONG).toBeGreaterThan(beforeReload)
  expect(await movingShare(page, 5)).toBeGreaterThan(0.01)
  expect(complaints).toEqual([])

  const beforeCrash = sizeOf(recording)
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => shownState(desktop), LONG).toEqual({ show: 'live', preview: 'playing' })
  expect(sizeOf(recording)).toBeGreaterThan(beforeCrash)
  expect(desktop.corePid()).toBe(corePid)
})

test('closing the window on air asks first: stay, and the show goes on; end, and it is ended in order', async () => {
  const desktop = await openDesktop(`${tempDir()}/data`)
  const { app, page } = desktop
  const recording = await goLive(page, 'Closed on air')

  const closeAndAnswer = (response: number) =>
    app.evaluate(({ BrowserWindow, dialog }, answer) => {
      dialog.showMessageBox = () => Promise.resolve({ response: answer, checkboxChecked: false })
      BrowserWindow.getAllWindows()[0]?.close()
    }, response)
  await closeAndAnswer(0)
  const before = sizeOf(recording)
  await expect.poll(() => sizeOf(recording), LONG).toBeGreaterThan(before)
  expect(await page.getByTestId('show-state').getAttribute('data-kind')).toBe('live')

  const child = app.process()
  const exited = new Promise((resolve) => child.once('exit', resolve))
  await closeAndAnswer(1).catch(() => {})
  expect(await exited).toBe(0)
  expect(readMedia(recording).videoFrames).toBeGreaterThan(30)
})

test('kill -9 of the core while live: the cockpit comes back by itself and offers the session; closed, its report can be read', async () => {
  const desktop = await openDesktop(`${tempDir()}/data`)
  const { app, page } = desktop
  const recording = await goLive(page, 'Cut off')
  const killed = desktop.corePid()
  process.kill(killed, 'SIGKILL')

  const banner = page.getByTestId('resume-banner')
  await banner.waitFor()
  expect(await banner.textContent()).toContain('Cut off')
  expect(desktop.corePid()).not.toBe(killed)
  expect(existsSync(recording)).toBe(true)

  const [report] = await Promise.all([app.waitForEvent('window'), page.getByTestId('resume-close').click()])
  await report.waitForLoadState()
  expect(await report.locator('h1').textContent()).toContain('Cut off')
  await banner.waitFor({ state: 'detached' })
  await page.getByTestId('go-live').waitFor()
})

test('the cockpit in Chromium: a one-time link, then the cookie; the link is refused to anyone else, with a sentence', async () => {
  const { cockpitUrl } = await serveStudio(`${tempDir()}/data`)
  const browser = await openChromium()
  const mine = await browser.newContext({ locale: 'en-US' })
  const page = await mine.newPage()
  const complaints: string[] = []
  collectComplaints(page, complaints)

  await page.goto(cockpitUrl)
  await page.getByTestId('go-live').waitFor()
  expect(page.url()).not.toContain('token')
  expect(await movingShare(page, 10)).toBeGreaterThan(0.01)
  await page.reload()
  await page.getByTestId('go-live').waitFor()
  expect(complaints).toEqual([])

  const storageState = await mine.storageState()
  const light = await browser.newContext({ colorScheme: 'light', javaScriptEnabled: false, storageState })
  const unscripted = await light.newPage()
  await unscripted.goto(page.url())
  const ground = await unscripted.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground, 'a light system sees no dark page before the script runs').toBe('rgb(243, 244, 247)')

  const stranger = await (await browser.newContext()).newPage()
  const refused = await stranger.goto(cockpitUrl)
  expect(refused?.status()).toBe(401)
  const said = (await stranger.locator('body').textContent()) ?? ''
  for (const sentence of Object.values(ERROR_TEXTS['session.access-denied'])) expect(said).toContain(sentence)
})

/** Goes live from the cockpit, recording only; resolves with the recording's path once it has grown. */
async function goLive(page: Page, title: string): Promise<string> {
  await page.locator('.preview[data-state="playing"]').waitFor()
  await page.getByTestId('show-title').fill(title)
  await page.getByTestId('go-live').click()
  await page.locator('[data-testid="recording"][data-state="recording"]').waitFor()
  await page.locator('[data-testid="show-state"][data-kind="live"]').waitFor()
  const path = (await page.locator('[data-testid="recording"] .row-main').getAttribute('title')) ?? ''
  await expect.poll(() => sizeOf(path), LONG).toBeGreaterThan(500_000)
  return path
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** What the window says now; null while it shows no cockpit. */
function shownState({ app }: Desktop): Promise<unknown> {
  const source = `(() => {
    const show = document.querySelector('[data-testid="show-state"]')?.dataset.kind
    return show ? { show, preview: document.querySelector('.preview')?.dataset.state } : null
  })()`
  return inWindow(app, source)
}
