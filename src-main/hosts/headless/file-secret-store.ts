import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KeyStoreState } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import type { SecretStore } from '../../core/ports.ts'
import { writeFileWhole } from '../../core/store/write-file-whole.ts'

const keysSchema = z.object({ version: z.literal(1), keys: z.record(z.string(), z.string()) })

/** Stream keys in a file of the data folder that only this user may read: for hosts without a key store of the system. */
export interface FileSecretStore extends SecretStore {
  ids(): readonly string[]
}

export const keysPath = (dataDir: string) => join(dataDir, 'keys.json')

const HEADLESS: LocalisedText = {
  en: 'A studio without a window has no key store of the system: keys are in a file that only this user can read.',
  'zh-CN': '无窗口运行时没有系统密钥存储：密钥保存在仅当前用户可读的文件中。',
}

export function createFileSecretStore(dataDir: string): FileSecretStore {
  const path = keysPath(dataDir)
  const state: KeyStoreState = { kind: 'file', reason: HEADLESS }

  /** What can't be read is set aside: the next key must not wipe the ones a person could still save from it. */
  function change(edit: (keys: Map<string, string>) => void): void {
    const keys = readOrSetAside(path)
    edit(keys)
    writeFileWhole(path, `${JSON.stringify({ version: 1, keys: Object.fromEntries(keys) }, null, 1)}\n`)
  }

  return {
    open: async () => state,
    get: async (id) => readKeys(path).get(id) ?? null,
    set: async (id, value) => change((keys) => keys.set(id, value)),
    async remove(id) {
      if (readKeys(path).has(id)) change((keys) => keys.delete(id))
    },
    ids: () => [...readKeys(path).keys()],
  }
}

/** @throws Error without a word of the content. */
function readKeys(path: string): Map<string, string> {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  return new Map(Object.entries(parseKeys(content)))
}

function parseKeys(content: string): Record<string, string> {
  try {
    return keysSchema.parse(JSON.parse(content)).keys
  } catch {
    throw new Error('keys.json is damaged')
  }
}

function readOrSetAside(path: string): Map<string, string> {
  try {
    return readKeys(path)
  } catch {
    renameSync(path, path.replace(/\.json$/, `.broken-${Date.now()}.json`))
    return new Map()
  }
}
