import { app } from 'electron'
import type { Language } from '../../contract/text.ts'
import type { HostAnswer, HostError, HostQuestion } from '../headless/core-messages.ts'
import { installAppMenu } from './app-menu.ts'
import { createCoreKeeper } from './core-keeper.ts'
import type { StartCore } from './core-launcher.ts'
import type { NavigationLock } from './navigation-lock.ts'
import { markStart } from './start-marks.ts'
import { openStudioWindow, type StudioWindow } from './studio-window.ts'
import { askAfterFailure, askToEndShow, tellRestarting } from './trouble-dialogs.ts'

export interface DesktopPorts {
  readonly preload: string
  readonly startCore: StartCore
  readonly lock: NavigationLock
  readonly language: () => Language
  /** What the core asks of this process: keys and permissions. */
  readonly answer: (question: HostQuestion) => Promise<HostAnswer>
}

export interface Desktop {
  startCore(): void
  /** The menu and the window. Only after the app is ready. */
  open(): void
  focus(): void
  /** Ends the core, then it is safe to leave. */
  close(): Promise<void>
  exitCode(): number
}

/** Brings core and window together: whichever of them comes or goes, the other finds it again. */
export function createDesktop({ preload, startCore, lock, language, answer }: DesktopPorts): Desktop {
  let window: StudioWindow | null = null
  /** An address that no window has visited yet. */
  let unvisited: string | null = null
  let serving = false
  let exitCode = 0
  let isOnAir = false

  const keeper = createCoreKeeper(startCore, { onReady, onAir, onRestarting, onGivenUp, answer }, () =>
    performance.now(),
  )

  function onReady(cockpitUrl: string): void {
    markStart('core-ready')
    lock.allow(cockpitUrl)
    serving = true
    unvisited = cockpitUrl
    void showCockpit()
  }
  function onAir(live: boolean): void {
    isOnAir = live
  }
  function waitForCore(): void {
    serving = false
    unvisited = null
    window?.wait()
  }
  function onRestarting(): void {
    waitForCore()
    void app.whenReady().then(() => tellRestarting(language()))
  }
  async function onGivenUp(error: HostError | null): Promise<void> {
    waitForCore()
    exitCode = 1
    await app.whenReady()
    if (!(await askAfterFailure(language(), error))) return app.quit()
    exitCode = 0
    keeper.start()
  }
  /** Each address is good for one visit, so a window that comes back gets a fresh one. */
  async function showCockpit(): Promise<void> {
    if (!window || !serving) return
    const address = unvisited ?? (await keeper.mintLink())
    unvisited = null
    if (address !== null) window?.show(address)
  }
  function openWindow(): void {
    window = openStudioWindow({
      preload,
      language: language(),
      onPageGone: () => void showCockpit(),
      mayClose: () => (isOnAir && window ? askToEndShow(language(), window.browserWindow) : true),
      onClosed: () => {
        window = null
      },
    })
    void showCockpit()
  }

  return {
    startCore: () => keeper.start(),
    open: () => {
      installAppMenu(language(), () => void showCockpit())
      openWindow()
    },
    focus: () => (window ? window.focus() : openWindow()),
    close: () => keeper.close(),
    exitCode: () => exitCode,
  }
}
