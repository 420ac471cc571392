import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Where events are sent, with this start's token. */
export interface IngestAccess {
  readonly address: string
  readonly token: string
}

/** As the cockpit shows it to a host who asks. */
export async function readIngestAccess(page: Page): Promise<IngestAccess> {
  await page.getByTestId('connect-comments').click()
  const shown = page.getByTestId('ingest-token')
  await page.getByTestId('copy-ingest-token').click()
  await page.getByRole('status').getByText('Copied').waitFor()
  expect(await shown.textContent()).toMatch(/^•+$/)
  await page.getByTestId('show-token').click()
  const address = (await page.getByTestId('ingest-address').textContent()) ?? ''
  const token = (await shown.textContent()) ?? ''
  await page.keyboard.press('Escape')
  await shown.waitFor({ state: 'detached' })
  return { address, token }
}

/** Sends events as another tool does; all of them must be taken. */
export async function sendEvents({ address, token }: IngestAccess, events: readonly object[]): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  })
  expect(await response.json()).toEqual({ accepted: events.length, duplicates: 0, rejected: [] })
}
