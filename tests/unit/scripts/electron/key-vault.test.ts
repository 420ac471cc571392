import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createKeyVault, type Sealing } from '../../../../src-main/hosts/electron/key-vault.ts'
import { tempDir } from '../../../support/temp-dir.ts'

const KEY = 'live-51aa-secret'
/** Seals by turning every byte, which is enough to see that what lies on the disk was sealed. */
const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff))
const sealing = (backend?: string, available = true): Sealing => ({
  isEncryptionAvailable: () => available,
  encryptString: (text) => turn(Buffer.from(text)),
  decryptString: (sealed) => turn(sealed).toString(),
  ...(backend && { getSelectedStorageBackend: () => backend as never }),
})

test('a key is given back, sealed on the disk, in a file for this user alone', () => {
  const path = `${tempDir()}/keys.json`
  const vault = createKeyVault(path, sealing(), 'darwin')
  expect(vault.get('d1')).toBeNull()
  vault.set('d1', KEY)
  vault.set('d2', 'other')
  vault.remove('d2')

  expect(createKeyVault(path, sealing(), 'darwin').get('d1')).toBe(KEY)
  expect(vault.get('d2')).toBeNull()
  expect(readFileSync(path, 'utf8')).not.toContain(KEY)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test.each([
  ['darwin', undefined, true, 'system'],
  ['win32', undefined, true, 'system'],
  ['darwin', undefined, false, 'file'],
  ['linux', 'gnome_libsecret', true, 'system'],
  ['linux', 'kwallet6', true, 'system'],
  ['linux', 'kwallet5', false, 'file'],
  ['linux', 'basic_text', true, 'file'],
  ['linux', 'unknown', true, 'file'],
  ['linux', undefined, true, 'file'],
] as const)('on %s with backend %s (usable: %s) keys are with the %s', (platform, backend, usable, kind) => {
  const state = createKeyVault('/unused', sealing(backend, usable), platform).state()
  expect(state.kind).toBe(kind)
  expect(state.reason === null).toBe(kind === 'system')
})

test('a damaged file is an error that quotes nothing of it', () => {
  const path = `${tempDir()}/keys.json`
  writeFileSync(path, `{"d1":"${KEY}`)
  const vault = createKeyVault(path, sealing(), 'darwin')
  expect(() => vault.get('d1')).toThrow(/^the file of sealed keys cannot be read$/)
  expect(() => vault.set('d2', 'x')).toThrow()
  expect(readFileSync(path, 'utf8')).toContain(KEY)
})
