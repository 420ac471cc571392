import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { readMedia } from '../support/received-media.ts'
import { tempDir } from '../support/temp-dir.ts'
import { openDesktop } from './desktop.ts'

const STREAM_KEY = 'live-77d0-kept-by-the-store'

test('a destination is entered, the app is closed and opened again: it is there with its key, and goes live', async () => {
  const dir = tempDir()
  const data = `${dir}/data`
  const nginx = nginxRtmp(dir, await freePort())
  await nginx.start()
  onTestFinished(() => nginx.stop())

  const first = await openDesktop(data)
  await first.page.getByTestId('add-destination').click()
  const form = first.page.getByTestId('add-destination-form')
  await form.locator('select[name="platform"]').selectOption('custom')
  await form.locator('input[name="name"]').fill('Kept shop')
  await form.locator('input[name="url"]').fill(nginx.url(STREAM_KEY))
  await first.page.getByTestId('confirm-add-destination').click()
  await first.page.getByTestId('destination').getByText('Kept shop').waitFor()
  expect(await first.quit()).toBe(0)

  // This machine has no keyring: the key is in the file for this user alone, and in no other.
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  const holding = paths.filter((path) => readFileSync(path, 'latin1').includes(STREAM_KEY))
  expect(holding).toEqual([`${data}/keys.json`])
  expect(statSync(`${data}/keys.json`).mode & 0o777).toBe(0o600)

  const { page, complaints, quit } = await openDesktop(data)
  await page.getByTestId('destination').getByText('Kept shop').waitFor()
  expect(await page.content()).not.toContain(STREAM_KEY)
  await page.getByTestId('go-live').click()
  await page.locator('[data-testid="destination"][data-state="live"]').waitFor()
  await page.getByTestId('stop-show').click()
  await page.getByTestId('confirm-stop').click()
  await page.getByTestId('open-report').waitFor()
  expect(complaints).toEqual([])
  expect(await quit()).toBe(0)

  const received = nginx.received(STREAM_KEY).map(readMedia)
  expect(received).toHaveLength(1)
  expect(received[0]?.videoFrames).toBeGreaterThan(10)
})
