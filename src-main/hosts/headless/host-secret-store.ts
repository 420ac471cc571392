import { z } from 'zod'
import type { KeyStoreState } from '../../contract/state.ts'
import type { SecretStore } from '../../core/ports.ts'
import type { FileSecretStore } from './file-secret-store.ts'
import type { HostQuestions } from './host-questions.ts'

const text = z.object({ en: z.string(), 'zh-CN': z.string() })
const stateSchema = z.object({ kind: z.enum(['system', 'file']), reason: text.nullable() })

/** Keys in the key store of the Electron host, or in `file` where the host has none to offer. */
export function createHostSecretStore(ask: HostQuestions['ask'], file: FileSecretStore): SecretStore {
  const atHost: SecretStore = {
    open: async () => stateSchema.parse(await ask({ kind: 'key-store' })),
    get: async (name) =>
      z
        .string()
        .nullable()
        .parse(await ask({ kind: 'key-get', name })),
    set: async (name, value) => void (await ask({ kind: 'key-set', name, value })),
    remove: async (name) => void (await ask({ kind: 'key-remove', name })),
  }
  let opened: Promise<{ state: KeyStoreState; store: SecretStore }> | null = null

  async function choose() {
    const state = await atHost.open().catch(() => file.open())
    if (state.kind === 'file') return { state, store: file }
    // Kept before there was a keyring, or by a studio without a window.
    await moveAll(file, atHost).catch(() => {})
    return { state, store: atHost }
  }
  const open = () => {
    opened ??= choose()
    return opened
  }

  return {
    open: async () => (await open()).state,
    get: async (id) => (await open()).store.get(id),
    set: async (id, value) => (await open()).store.set(id, value),
    remove: async (id) => (await open()).store.remove(id),
  }
}

async function moveAll(from: FileSecretStore, to: SecretStore): Promise<void> {
  for (const id of from.ids()) {
    const value = await from.get(id)
    if (value !== null) await to.set(id, value)
    await from.remove(id)
  }
}
