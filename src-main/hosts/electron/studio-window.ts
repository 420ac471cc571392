import { BrowserWindow, nativeTheme } from 'electron'
import type { Language } from '../../contract/text.ts'
import { plainPage } from './navigation-lock.ts'
import { splashUrl, windowColours } from './splash.ts'
import { markStart } from './start-marks.ts'

/** A core that takes longer than this to start gets a line that says so. */
const EMPTY_MS = 1_000

export interface StudioWindow {
  /** Shows the cockpit at this address. */
  show(cockpitUrl: string): void
  /** Shows the one-line page again: the core is on its way. */
  wait(): void
  focus(): void
  readonly browserWindow: BrowserWindow
}

export interface StudioWindowOptions {
  readonly preload: string
  readonly language: Language
  /** Its page crashed: the broadcast goes on, the page must come back. */
  readonly onPageGone: () => void
  /** Asked when the user closes the window: true at once, or the answer of a person. */
  readonly mayClose: () => true | Promise<boolean>
  readonly onClosed: () => void
}

/** The cockpit's window, on screen at once in the right colour; the cockpit follows when the core serves it. */
export function openStudioWindow({
  preload,
  language,
  onPageGone,
  mayClose,
  onClosed,
}: StudioWindowOptions): StudioWindow {
  const colours = windowColours(nativeTheme.shouldUseDarkColors)
  const browserWindow = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 520,
    title: 'Cadence',
    backgroundColor: colours.background,
    autoHideMenuBar: true,
    webPreferences: { ...plainPage, preload, backgroundThrottling: false },
  })
  markStart('window')
  browserWindow.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') onPageGone()
  })

  // A load that another one overtakes is rejected; the later one counts.
  const load = (address: string) => browserWindow.loadURL(address).catch(() => {})
  // The cockpit moves into the process of an empty page, which is warm by then; after the one-line page it needs a new one.
  void load('about:blank')
  const patience = setTimeout(() => wait(), EMPTY_MS)
  const wait = () => {
    clearTimeout(patience)
    void load(splashUrl(language, colours))
  }
  const show = (cockpitUrl: string) => {
    clearTimeout(patience)
    void load(cockpitUrl).then(() => markStart('cockpit-loaded'))
  }
  let sure = false
  browserWindow.on('close', (event) => {
    const answer = sure || mayClose()
    if (answer === true) return
    event.preventDefault()
    void answer.then((yes) => {
      sure = yes
      if (yes) browserWindow.close()
    })
  })
  browserWindow.once('closed', () => {
    clearTimeout(patience)
    onClosed()
  })

  return {
    browserWindow,
    wait,
    show,
    focus: () => {
      if (browserWindow.isMinimized()) browserWindow.restore()
      browserWindow.focus()
    },
  }
}
