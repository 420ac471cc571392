import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { tempDir } from '../support/temp-dir.ts'
import { openChromium } from './chromium.ts'
import { collectComplaints } from './complaints.ts'
import { halvesDiffer } from './preview-pixels.ts'
import { serveStudio } from './served-studio.ts'

const LONG = { timeout: 20_000, interval: 100 }

test('the host mixes pictures and sound, takes a destination off and puts it back, marks and keeps a moment', async () => {
  const dir = tempDir()
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())
  const { cockpitUrl } = await serveStudio(`${dir}/data`)
  const page = await (await openChromium()).newPage({ locale: 'en-US' })
  const complaints: string[] = []
  collectComplaints(page, complaints)
  await page.goto(cockpitUrl)
  await page.locator('.preview[data-state="playing"]').waitFor()

  await putSideBySide(page)
  await muteAndUnmute(page)

  await addDestination(page, nginx.url('live'))
  await goLive(page)
  const destination = (state: string) => page.locator(`[data-testid="destination"][data-state="${state}"]`)
  await destination('live').waitFor()
  await page.getByRole('button', { name: 'Take Mine off the show' }).click()
  await page.getByTestId('confirm-stop-destination').click()
  await destination('stopped').waitFor()
  await page.getByRole('button', { name: 'Put Mine on the show again' }).click()
  await destination('live').waitFor()

  await keepMoment(page)
  await page.getByTestId('stop-show').click()
  await page.getByTestId('confirm-stop').click()
  await page.getByTestId('open-report').waitFor()
  expect(complaints).toEqual([])
})

/** Two test cards show the same on both sides; one alone does not. */
async function putSideBySide(page: Page): Promise<void> {
  expect(await halvesDiffer(page)).toBeGreaterThan(0.3)
  const layout = page.getByRole('button', { name: 'Side by side' })
  expect(await layout.getAttribute('aria-disabled')).toBe('true')

  await page.getByTestId('add-source').click()
  await page.getByTestId('add-source-form').locator('input[name="name"]').fill('Close-up')
  await page.getByTestId('confirm-add-source').click()
  await page.locator('[data-testid="source"][data-state="running"]', { hasText: 'Close-up' }).waitFor()
  await layout.click()
  await expect.poll(() => halvesDiffer(page), LONG).toBeLessThan(0.2)
  expect(await layout.getAttribute('aria-pressed')).toBe('true')
}

/** Silent, and heard again: a silent programme would be asked about before it goes live. */
async function muteAndUnmute(page: Page): Promise<void> {
  const level = page.getByRole('meter', { name: 'Sound level of the programme' })
  const loudness = async () => Number(await level.getAttribute('aria-valuenow'))
  await expect.poll(loudness, LONG).toBeGreaterThan(20)
  const pressAll = async () => {
    for (const button of await page.getByTestId('mute').all()) await button.click()
  }
  await pressAll()
  await expect.poll(loudness, LONG).toBe(0)
  await pressAll()
  await expect.poll(loudness, LONG).toBeGreaterThan(20)
}

async function addDestination(page: Page, url: string): Promise<void> {
  await page.getByTestId('add-destination').click()
  const form = page.getByTestId('add-destination-form')
  await form.locator('select[name="platform"]').selectOption('custom')
  await form.locator('input[name="name"]').fill('Mine')
  await form.locator('input[name="url"]').fill(url)
  await page.getByTestId('confirm-add-destination').click()
  await form.waitFor({ state: 'detached' })
}

/** A check that failed would be asked about first. */
async function goLive(page: Page): Promise<void> {
  await page.getByTestId('check-again').click()
  await page.locator('[data-check="destinations"][data-outcome="ok"]').waitFor()
  const failed = page.locator('[data-testid="checklist-item"][data-outcome="fail"]')
  await expect.poll(() => failed.allTextContents(), LONG).toEqual([])
  await page.getByTestId('go-live').click()
}

/** M marks, C keeps the last minute; a letter that is typed does neither. */
async function keepMoment(page: Page): Promise<void> {
  const done = page.getByTestId('done')
  const field = page.getByTestId('promo-form').locator('input[name="title"]')
  await field.fill('')
  await field.pressSequentially('mc')
  expect(await done.count()).toBe(0)

  await field.blur()
  await page.keyboard.press('m')
  await done.getByText('This moment is marked.').waitFor()
  await page.keyboard.press('c')
  const saved = (await done.getByText('Saved the last').textContent()) ?? ''
  expect(existsSync(saved.slice(saved.indexOf('/')))).toBe(true)
}
