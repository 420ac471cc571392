import type { DesktopCapturer, SystemPreferences } from 'electron'
import type { CaptureMedium } from '../headless/core-messages.ts'

/** Whether this app may use a camera, a microphone or the screen. In: what it wants to capture. Out: the user's word. */
export interface MediaPermissions {
  /** Asks the user the first time; later answers come at once. */
  ask(medium: CaptureMedium): Promise<boolean>
}

export interface MediaPermissionPorts {
  readonly systemPreferences: Pick<SystemPreferences, 'askForMediaAccess' | 'getMediaAccessStatus'>
  readonly desktopCapturer: Pick<DesktopCapturer, 'getSources'>
}

/** macOS asks on behalf of this app and remembers; no other system is asked. */
export function createMediaPermissions(
  { systemPreferences, desktopCapturer }: MediaPermissionPorts,
  platform: NodeJS.Platform,
): MediaPermissions {
  const mayRecordScreen = () => systemPreferences.getMediaAccessStatus('screen') === 'granted'

  return {
    async ask(medium) {
      if (platform !== 'darwin') return true
      if (medium !== 'screen') return systemPreferences.askForMediaAccess(medium)
      if (mayRecordScreen()) return true
      // Nobody can ask for the screen; the first look at it makes macOS list this app in its settings, and ask.
      await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } }).catch(() => [])
      return mayRecordScreen()
    },
  }
}
