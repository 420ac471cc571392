import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { DIST, inRoot, ROOT } from '../setup/places.mjs'
import { EXTERNAL } from './targets.mjs'

/** CommonJS packages inside an ESM bundle still call these. */
const ESM_BANNER = `import { createRequire as __createRequire } from 'node:module'
import { fileURLToPath as __fileURLToPath } from 'node:url'
const require = __createRequire(import.meta.url)
const __filename = __fileURLToPath(import.meta.url)
const __dirname = __fileURLToPath(new URL('.', import.meta.url))`

/** One file per entry and shared chunks, npm packages included except the external ones. @throws esbuild's error, its lines already on stderr. */
export async function bundleNode(target, entries) {
  const { format } = target.node
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map(([output, source]) => ({ in: inRoot(source), out: output.replace(/\.[cm]js$/, '') })),
    outdir: DIST,
    outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
    bundle: true,
    platform: 'node',
    target: target.node.target,
    format,
    // A command loads its own chunk, not every other one's packages.
    splitting: format === 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    banner: format === 'esm' ? { js: ESM_BANNER } : {},
    external: EXTERNAL,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.CADENCE_VERSION': JSON.stringify(version) },
    tsconfig: join(ROOT, 'tsconfig.base.json'),
    logLevel: 'warning',
  })
}
