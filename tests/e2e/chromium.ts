import { type Browser, chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'

const PROGRAM = process.env.CADENCE_CHROMIUM ?? '/usr/bin/chromium'
/** Tests may run as root, where Chromium has no sandbox; the others keep it from asking the network for anything. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const QUIET = ['--disable-component-update', '--disable-sync']

/** A real Chromium, closed after the test. */
export async function openChromium(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: PROGRAM, args: [...FLAGS, ...QUIET] })
  onTestFinished(() => browser.close())
  return browser
}
