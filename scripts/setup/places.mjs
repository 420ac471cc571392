import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where things are in the clone. Nothing outside it is read or written. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
export const inRoot = (...parts) => join(ROOT, ...parts)
export const NODE_MODULES = inRoot('node_modules')
/** Downloaded or made by set-up, never committed, never packaged. */
export const RUNTIME_DIR = inRoot('.runtime')
export const DIST = inRoot('dist')
