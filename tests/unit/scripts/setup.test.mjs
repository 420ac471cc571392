import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../../../scripts/build/freshness.mjs'
import { holdsEverything } from '../../../scripts/setup/dependencies.mjs'
import { isRecentFailure, releaseAddress } from '../../../scripts/setup/electron-official.mjs'
import { integrityOf } from '../../../scripts/setup/electron-test-runtime.mjs'
import { checkNodeVersion } from '../../../scripts/setup/node-version.mjs'
import { makeRunnable } from '../../../scripts/setup/run-bit.mjs'
import { exitCodeOf, runProgram } from '../../../scripts/setup/run-program.mjs'
import { languageOf } from '../../../scripts/setup/say.mjs'
import { readStamp, writeStamp } from '../../../scripts/setup/stamp.mjs'
import { nodePackageOf, resolveStudioNode } from '../../../scripts/setup/studio-node.mjs'
import { installCommand, notInstalled } from '../../../scripts/setup/system-packages.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-setup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('Node', () => {
  test('an old Node is refused with a sentence that says what to do', () => {
    expect(() => checkNodeVersion('18.20.4')).toThrow(/Node 18\.20\.4 is too old.*Install Node 20 or newer/)
    expect(() => checkNodeVersion('20.0.0')).not.toThrow()
    expect(() => checkNodeVersion('100.1.0')).not.toThrow()
  })

  test('the carried Node runs the studio', () => {
    expect(resolveStudioNode()).toContain(nodePackageOf(process.platform, process.arch)[0])
  })

  test('where no package carries one, the running Node does if it is new enough', () => {
    const rare = { platform: 'aix', arch: 'ppc64', execPath: '/usr/bin/node' }
    expect(resolveStudioNode({ ...rare, versions: { node: '24.1.0' } })).toBe('/usr/bin/node')
    expect(() => resolveStudioNode({ ...rare, versions: { node: '22.1.0' } })).toThrow(
      /no package carries it for aix-ppc64/,
    )
  })
})

describe('npm packages', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  }

  test('are complete when each has its version; optional ones may be another platform’s', () => {
    expect(holdsEverything(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true)
  })
  test('are not complete when one is missing or of another version', () => {
    expect(holdsEverything(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
    expect(holdsEverything(wanted, { packages: {} })).toBe(false)
  })
})

describe('system packages', () => {
  test('only those that dpkg calls installed count', () => {
    const lines = 'installed xvfb\nconfig-files nginx\ninstalled ffmpeg\n'
    expect(notInstalled(['xvfb', 'nginx', 'ffmpeg', 'chromium'], lines)).toEqual(['nginx', 'chromium'])
  })
  test('the command is one that a person can type', () => {
    expect(installCommand(['xvfb', 'nginx'], false)).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb nginx',
    )
    expect(installCommand(['xvfb'], true)).toBe('apt-get update && apt-get install -y --no-install-recommends xvfb')
  })
})

describe('Electron', () => {
  const day = 24 * 3600 * 1000

  test('a failed download is not tried again for a day, unless the version changed', () => {
    const failed = { version: '45.4.1', failedAtMs: 1000 }
    expect(isRecentFailure(failed, '45.4.1', 1000 + day - 1)).toBe(true)
    expect(isRecentFailure(failed, '45.4.1', 1000 + day)).toBe(false)
    expect(isRecentFailure(failed, '45.4.2', 2000)).toBe(false)
    expect(isRecentFailure(null, '45.4.1', 2000)).toBe(false)
  })
  test('a failure of the future (the clock was set back) does not count', () => {
    expect(isRecentFailure({ version: '45.4.1', failedAtMs: 5000 }, '45.4.1', 4000)).toBe(false)
  })
  test('a mirror is honoured under the names that the install step knows', () => {
    expect(releaseAddress('45.4.1', { ELECTRON_MIRROR: 'https://mirror.test/' })).toBe(
      'https://mirror.test/v45.4.1/SHASUMS256.txt',
    )
    expect(releaseAddress('45.4.1', {})).toContain('/v45.4.1/')
  })
  test('a file’s hash is written as npm writes it', async () => {
    const file = join(folder, 'archive.tgz')
    writeFileSync(file, 'abc')
    expect(await integrityOf(file)).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    )
  })
})

describe('building', () => {
  test('the fingerprint changes when a file is changed, added or removed, and not otherwise', () => {
    writeFileSync(join(folder, 'a.ts'), 'a')
    const before = fingerprint([folder])
    expect(fingerprint([folder])).toBe(before)

    utimesSync(join(folder, 'a.ts'), 1, 1)
    const touched = fingerprint([folder])
    expect(touched).not.toBe(before)

    writeFileSync(join(folder, 'b.ts'), 'b')
    expect(fingerprint([folder])).not.toBe(touched)
    rmSync(join(folder, 'b.ts'))
    expect(fingerprint([folder])).toBe(touched)
  })
  test('a source that does not exist is no error', () => {
    expect(fingerprint([join(folder, 'nothing')])).toBe(fingerprint([]))
  })
})

describe('programs', () => {
  test.skipIf(process.platform === 'win32')('a program without its run bit gets it', () => {
    const program = join(folder, 'ffmpeg')
    writeFileSync(program, '', { mode: 0o644 })
    makeRunnable(program)
    expect(statSync(program).mode & 0o777).toBe(0o755)
  })
  test('the exit code is the one a shell gives', () => {
    expect(exitCodeOf(3, null)).toBe(3)
    expect(exitCodeOf(null, 'SIGTERM')).toBe(143)
  })
  test('output is captured, a hanging program ended, a missing one named by its code', async () => {
    const node = process.execPath
    expect(await runProgram(node, ['-p', '1+1'], { capture: true })).toEqual({ code: 0, stdout: '2\n' })
    expect((await runProgram(node, ['-e', 'setInterval(()=>{},9)'], { timeoutMs: 50 })).code).toBe(124)
    expect((await runProgram(join(folder, 'nothing'), [])).code).toBe(127)
  })
})

test('a stamp is read back; a broken one counts as none', () => {
  const path = join(folder, 'deep', 'stamp.json')
  expect(readStamp(path)).toBeNull()
  writeStamp(path, { done: true })
  expect(readStamp(path)).toEqual({ done: true })
  writeFileSync(path, '{')
  expect(readStamp(path)).toBeNull()
})

test('lines are Chinese for a Chinese locale, else English', () => {
  expect(['zh_CN.UTF-8', 'zh-Hans', 'C', 'en_US.UTF-8', 'de'].map(languageOf)).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ])
})
