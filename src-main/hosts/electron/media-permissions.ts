import type { DesktopCapturer, SystemPreferences } from 'electron'
import type { CapturePermissions } from '../../core/ports.ts'

export interface MediaPermissionPorts {
  readonly systemPreferences: Pick<SystemPreferences, 'askForMediaAccess' | 'getMediaAccessStatus'>
  readonly desktopCapturer: Pick<DesktopCapturer, 'getSources'>
}

/** macOS asks on behalf of this app and remembers; no other system is asked. */
export function createMediaPermissions(
  { systemPreferences, desktopCapturer }: MediaPermissionPorts,
  platform: NodeJS.Platform,
): CapturePermissions {
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
