import { expect, test } from 'vitest'
import { appPlaces } from '../../../../src-main/hosts/electron/app-places.ts'
import { isSameOrigin } from '../../../../src-main/hosts/electron/navigation-lock.ts'
import { splashUrl, windowColours } from '../../../../src-main/hosts/electron/splash.ts'
import { parseCoreMessage } from '../../../../src-main/hosts/headless/core-messages.ts'

test('only the cockpit’s own origin is let through', () => {
  const origin = 'http://127.0.0.1:4000'
  expect(isSameOrigin('http://127.0.0.1:4000/sessions/1/report.html', origin)).toBe(true)
  expect(isSameOrigin('http://127.0.0.1:4001/', origin)).toBe(false)
  expect(isSameOrigin('http://127.0.0.1:4000@evil.test/', origin)).toBe(false)
  expect(isSameOrigin('https://127.0.0.1:4000/', origin)).toBe(false)
  expect(isSameOrigin('file:///etc/passwd', origin)).toBe(false)
  expect(isSameOrigin('not an address', origin)).toBe(false)
  expect(isSameOrigin('http://127.0.0.1:4000/', null)).toBe(false)
})

test('in a package, what child processes read lies outside the archive; the preload inside', () => {
  const places = appPlaces('/opt/Cadence/resources/app.asar/dist/electron')
  expect(places.coreModule).toBe('/opt/Cadence/resources/app.asar.unpacked/dist/core/core-process.mjs')
  expect(places.assetsDir).toBe('/opt/Cadence/resources/app.asar.unpacked/assets')
  expect(places.preload).toBe('/opt/Cadence/resources/app.asar/dist/electron/preload.cjs')
  expect(appPlaces('/work/clone/dist/electron').rendererDir).toBe('/work/clone/dist/renderer')
})

test('messages that are none are ignored', () => {
  expect(parseCoreMessage('ready')).toBeNull()
  expect(parseCoreMessage(null)).toBeNull()
  expect(parseCoreMessage({ kind: 'ready', cockpitUrl: 'http://127.0.0.1:1/' })).toBeNull()
  expect(parseCoreMessage({ kind: 'link', cockpitUrl: 'http://127.0.0.1:1/' })).toEqual({
    kind: 'link',
    cockpitUrl: 'http://127.0.0.1:1/',
  })
  expect(parseCoreMessage({ kind: 'failed' })).toMatchObject({ error: { code: 'studio.internal' } })
})

test('the first page runs nothing and loads nothing', () => {
  const page = decodeURIComponent(splashUrl('zh-CN', windowColours(true)))
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('正在启动工作室')
  expect(page).not.toMatch(/<script|src=/)
})
