/**
 * In: keys by name. Out: the same, sealed by the system's key store, in a file of the user's folder. Never holds a key that
 * the system can't seal: then it says why, and the core keeps its own file. Only after the app is ready.
 */
import { readFileSync } from 'node:fs'
import type { SafeStorage } from 'electron'
import type { KeyStoreState } from '../../contract/state.ts'
import { writeFileWhole } from '../../core/store/write-file-whole.ts'
import { hostText } from './host-text.ts'

export interface KeyVault {
  state(): KeyStoreState
  get(name: string): string | null
  set(name: string, value: string): void
  remove(name: string): void
}

/** The backend is asked where Electron can tell it; its name came after the oldest Electron this runs in. */
export type Sealing = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

export function createKeyVault(path: string, sealing: Sealing, platform: NodeJS.Platform): KeyVault {
  const change = (edit: (sealed: Map<string, string>) => void): void => {
    const sealed = readSealed(path)
    edit(sealed)
    writeFileWhole(path, `${JSON.stringify(Object.fromEntries(sealed))}\n`)
  }

  return {
    state() {
      // Linux without a keyring seals with a password that everybody knows.
      const isOpen = platform === 'linux' && !KEYRINGS.test(sealing.getSelectedStorageBackend?.() ?? '')
      if (isOpen) return { kind: 'file', reason: hostText.noKeyring }
      return sealing.isEncryptionAvailable()
        ? { kind: 'system', reason: null }
        : { kind: 'file', reason: hostText.keyStoreLocked }
    },
    get(name) {
      const sealed = readSealed(path).get(name)
      return sealed === undefined ? null : sealing.decryptString(Buffer.from(sealed, 'base64'))
    },
    set: (name, value) => change((sealed) => sealed.set(name, sealing.encryptString(value).toString('base64'))),
    remove: (name) => change((sealed) => sealed.delete(name)),
  }
}

const KEYRINGS = /^(gnome_libsecret|kwallet\d*)$/

function readSealed(path: string): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw new Error('the file of sealed keys cannot be read')
  }
}
