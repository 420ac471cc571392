import type { Session, WebContents, WebPreferences } from 'electron'

/** A page may write the clipboard and fill the screen; camera and microphone are the core's, not a page's. */
const GRANTED = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Whether a page of the cockpit may go to this address. */
export function isSameOrigin(address: string, origin: string | null): boolean {
  return origin !== null && originOf(address) === origin
}

/** URL.canParse is not in the test runtime's Node. */
function originOf(address: string): string | null {
  try {
    return new URL(address).origin
  } catch {
    return null
  }
}

export interface NavigationLock {
  /** The only origin that pages may come from, from now on. */
  allow(address: string): void
  guard(contents: WebContents): void
  guardSession(session: Session): void
}

/** Keeps every page on the cockpit's own origin. Reports open in a plain window: sandboxed, without preload. */
export function createNavigationLock(): NavigationLock {
  let origin: string | null = null
  const stays = (address: string) => isSameOrigin(address, origin)

  return {
    allow: (address) => {
      origin = new URL(address).origin
    },
    guard: (contents) => {
      contents.on('will-navigate', (event, address) => {
        if (!stays(address)) event.preventDefault()
      })
      contents.on('will-redirect', (event, address) => {
        if (!stays(address)) event.preventDefault()
      })
      contents.on('will-attach-webview', (event) => event.preventDefault())
      contents.setWindowOpenHandler(({ url }) =>
        stays(url)
          ? { action: 'allow', overrideBrowserWindowOptions: { webPreferences: plainPage, autoHideMenuBar: true } }
          : { action: 'deny' },
      )
    },
    guardSession: (session) => {
      session.setPermissionRequestHandler((contents, permission, answer) =>
        answer(GRANTED.has(permission) && stays(contents.getURL())),
      )
      session.setPermissionCheckHandler((_contents, permission, asking) => GRANTED.has(permission) && stays(asking))
    },
  }
}

/** What every page runs under: no Node, no shared world, inside the sandbox. */
export const plainPage: WebPreferences = { contextIsolation: true, sandbox: true, nodeIntegration: false }
