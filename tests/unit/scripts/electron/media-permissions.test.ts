import { expect, test } from 'vitest'
import { createMediaPermissions } from '../../../../src-main/hosts/electron/media-permissions.ts'

/** What macOS would say, as a test scripts it: none of this was run on macOS. */
function fakeMac(screen: string, afterLooking = screen) {
  const asked: string[] = []
  let status = screen
  const permissions = (platform: NodeJS.Platform) =>
    createMediaPermissions(
      {
        systemPreferences: {
          async askForMediaAccess(medium) {
            asked.push(medium)
            return medium === 'camera'
          },
          getMediaAccessStatus: () => status as 'granted',
        },
        desktopCapturer: {
          async getSources() {
            asked.push('looked')
            status = afterLooking
            return []
          },
        },
      },
      platform,
    )
  return { asked, permissions }
}

test('macOS is asked for camera and microphone, and its answer counts', async () => {
  const { asked, permissions } = fakeMac('granted')
  expect(await permissions('darwin').ask('camera')).toBe(true)
  expect(await permissions('darwin').ask('microphone')).toBe(false)
  expect(asked).toEqual(['camera', 'microphone'])
})

test('a screen that may not be recorded is looked at once, so that macOS lists this app', async () => {
  const refused = fakeMac('denied')
  expect(await refused.permissions('darwin').ask('screen')).toBe(false)
  expect(refused.asked).toEqual(['looked'])
  expect(await fakeMac('not-determined', 'granted').permissions('darwin').ask('screen')).toBe(true)
  const granted = fakeMac('granted')
  expect(await granted.permissions('darwin').ask('screen')).toBe(true)
  expect(granted.asked).toEqual([])
})

test.each(['linux', 'win32'] as const)('on %s nobody is asked', async (platform) => {
  const { asked, permissions } = fakeMac('denied')
  for (const medium of ['camera', 'microphone', 'screen'] as const)
    expect(await permissions(platform).ask(medium)).toBe(true)
  expect(asked).toEqual([])
})
