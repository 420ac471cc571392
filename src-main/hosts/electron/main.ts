/**
 * The desktop host. In: the core's messages. Out: a window on the cockpit that the core serves.
 * Nothing heavy runs here and no media passes through: when this page or this process is busy, the broadcast is not.
 */
import { join } from 'node:path'
import { app, desktopCapturer, safeStorage, session, systemPreferences } from 'electron'
import { languageOf } from '../../contract/text.ts'
import { appPlaces, findNode } from './app-places.ts'
import { createCoreAnswers } from './core-answers.ts'
import { chooseDataFolder } from './data-folder.ts'
import { createDesktop } from './desktop.ts'
import { createKeyVault } from './key-vault.ts'
import { createMediaPermissions } from './media-permissions.ts'
import { createNavigationLock } from './navigation-lock.ts'
import { coreStarter, runsCore } from './start-core.ts'
import { markStart } from './start-marks.ts'

markStart('main')
// Electron's own answer is a dialog that stops this process, and with it the window, until somebody clicks.
process.on('uncaughtException', (error) => process.stderr.write(`cadence: ${error.stack ?? error.message}\n`))
app.setName('Cadence')
const dataDir = chooseDataFolder(process.env.CADENCE_DATA)

if (app.requestSingleInstanceLock()) runApp()
else app.exit(0)

function runApp(): void {
  const places = appPlaces(__dirname)
  const lock = createNavigationLock()
  const startCore = coreStarter({ ...places, dataDir, node: findNode(__dirname, process.resourcesPath) })
  const desktop = createDesktop({
    preload: places.preload,
    startCore,
    lock,
    language: () => languageOf(app.getLocale()),
    answer: createCoreAnswers({
      keys: createKeyVault(join(app.getPath('userData'), 'keys.json'), safeStorage, process.platform),
      permissions: createMediaPermissions({ systemPreferences, desktopCapturer }, process.platform),
      whenReady: () => app.whenReady(),
    }),
  })

  let leaving: Promise<void> | null = null
  app.on('web-contents-created', (_event, contents) => lock.guard(contents))
  app.on('second-instance', () => desktop.focus())
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    event.preventDefault()
    leaving = leaving ?? desktop.close().then(() => app.exit(desktop.exitCode()))
  })

  // A core of its own Node needs no Electron: it starts while Chromium does.
  if (!runsCore(process.versions.napi)) desktop.startCore()
  void app.whenReady().then(() => {
    markStart('app-ready')
    lock.guardSession(session.defaultSession)
    desktop.open()
    app.on('activate', () => desktop.focus())
    if (runsCore(process.versions.napi)) desktop.startCore()
  })
}
