import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language, LocalisedText } from '../../contract/text.ts'
import { hostText } from './host-text.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

/** The menu bar: what every desktop program has, in the user's language; the show is run from the cockpit. */
export function installAppMenu(language: Language, reload: () => void): void {
  const label = (text: LocalisedText) => text[language]
  const item = (role: Role, text: LocalisedText): MenuItemConstructorOptions => ({ role, label: label(text) })
  const submenu = (text: LocalisedText, items: MenuItemConstructorOptions[]) => ({ label: label(text), submenu: items })
  const line: MenuItemConstructorOptions = { type: 'separator' }

  const onMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const file = submenu(hostText.menuFile, [item('quit', hostText.quit)])
  const edit = submenu(hostText.menuEdit, [
    item('undo', hostText.undo),
    item('redo', hostText.redo),
    line,
    item('cut', hostText.cut),
    item('copy', hostText.copy),
    item('paste', hostText.paste),
    item('selectAll', hostText.selectAll),
  ])
  const view = submenu(hostText.menuView, [
    { label: label(hostText.reload), accelerator: 'CmdOrCtrl+R', click: reload },
    line,
    item('zoomIn', hostText.zoomIn),
    item('zoomOut', hostText.zoomOut),
    item('resetZoom', hostText.actualSize),
    line,
    item('togglefullscreen', hostText.fullScreen),
    item('toggleDevTools', hostText.developerTools),
  ])
  const window = submenu(hostText.menuWindow, [
    item('minimize', hostText.minimise),
    item('close', hostText.closeWindow),
  ])
  Menu.setApplicationMenu(Menu.buildFromTemplate([...onMac, file, edit, view, window]))
}
