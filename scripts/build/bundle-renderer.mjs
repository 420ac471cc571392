import { dirname } from 'node:path'
import { build } from 'vite'
import { inRoot } from '../setup/places.mjs'

/** The cockpit, as its own vite.config.ts says, into dist/renderer. @throws vite's error. */
export async function bundleRenderer(configFile) {
  await build({ configFile: inRoot(configFile), root: dirname(inRoot(configFile)), logLevel: 'warn' })
}
