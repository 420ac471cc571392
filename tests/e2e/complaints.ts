import type { Page } from 'playwright-core'

/** Adds to `complaints` whatever goes wrong in a page from now on. A refusal by the content policy is a console error. */
export function collectComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
}
