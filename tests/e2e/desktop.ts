import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { collectComplaints } from './complaints.ts'

/** The real desktop app on a data folder of its own, with a hand on its window. */
export interface Desktop {
  readonly app: ElectronApplication
  /** The studio window. A crash of its process ends this handle, not the window: then see `inWindow`. */
  readonly page: Page
  /** What any window complained about so far: uncaught errors, console errors, what the page's policy refused. */
  readonly complaints: readonly string[]
  /** Pid of the core that holds the data folder now. */
  corePid(): number
  /** Quits as a user would; resolves with the exit code. */
  quit(): Promise<number | null>
}

const MAIN = new URL('../../dist/electron/main.cjs', import.meta.url).pathname

export async function openDesktop(dataDir: string): Promise<Desktop> {
  const app = await _electron.launch({
    args: [MAIN],
    env: { ...process.env, CADENCE_DATA: dataDir, LANGUAGE: 'en' } as Record<string, string>,
  })
  const child = app.process()
  const quit = async () => {
    const exited = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null
    await app.close().catch(() => {})
    await exited
    return child.exitCode
  }
  onTestFinished(async () => void (await quit()))

  const complaints: string[] = []
  for (const window of app.windows()) collectComplaints(window, complaints)
  app.on('window', (window) => collectComplaints(window, complaints))
  const page = await app.firstWindow()
  await page.waitForURL(/127\.0\.0\.1/)
  return {
    app,
    page,
    complaints,
    corePid: () => JSON.parse(readFileSync(join(dataDir, 'studio.lock'), 'utf8')).pid,
    quit,
  }
}

const WINDOW_ANSWERS_MS = 1_000

/**
 * Evaluates an expression in the studio window from the main process: works for a page that came back after a crash.
 * Null when the window does not answer, which one that has just crashed never does.
 */
export function inWindow<T>(app: ElectronApplication, expression: string): Promise<T | null> {
  return app.evaluate(
    ({ BrowserWindow }, { source, limitMs }) => {
      const silent = new Promise<null>((resolve) => setTimeout(() => resolve(null), limitMs))
      const answered = BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript(source)
        .catch(() => null)
      return Promise.race([answered, silent])
    },
    { source: expression, limitMs: WINDOW_ANSWERS_MS },
  )
}
