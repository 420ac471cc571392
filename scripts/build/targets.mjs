/**
 * What is built: `entries` (dist path → source), and `inputs`, the folders and files that make it stale.
 * Electron's two bundles also run in the test runtime (Node 18, Chromium 114), the rest in the studio's Node.
 */
export const TARGETS = [
  {
    name: 'node',
    entries: {
      'core/core-process.mjs': 'src-main/hosts/headless/core-process.ts',
      'core/media-worker.mjs': 'src-main/core/media/media-worker.ts',
      'core/reading-worker.mjs': 'src-main/core/comments/reading/reading-worker.ts',
      'headless/cli.mjs': 'src-main/hosts/headless/cli.ts',
      'headless/rehearsal-ingest.mjs': 'src-main/hosts/headless/rehearsal-ingest.ts',
    },
    inputs: ['src-main/contract', 'src-main/core', 'src-main/hosts/server', 'src-main/hosts/headless'],
    node: { target: 'node22', format: 'esm' },
  },
  {
    name: 'electron',
    entries: {
      'electron/main.cjs': 'src-main/hosts/electron/main.ts',
      'electron/preload.cjs': 'src-main/hosts/electron/preload.ts',
    },
    inputs: ['src-main/contract', 'src-main/core/store', 'src-main/hosts/electron', 'src-main/hosts/headless'],
    node: { target: 'node18', format: 'cjs' },
  },
  {
    name: 'renderer',
    entries: { 'renderer/index.html': 'src-renderer/vite.config.ts' },
    inputs: ['src-renderer', 'src-main/contract'],
  },
]

/** Changing how things are built makes everything stale. */
export const COMMON_INPUTS = ['scripts/build.mjs', 'scripts/build', 'package-lock.json', 'tsconfig.base.json']

/** Stay in node_modules: native, or they look for their own files at run time. */
export const EXTERNAL = [
  'electron',
  'better-sqlite3',
  'onnxruntime-node',
  '@napi-rs/canvas',
  '@ffmpeg-installer/ffmpeg',
  'fluent-ffmpeg',
  'node-media-server',
  // Optional speed-ups of ws, absent here.
  'bufferutil',
  'utf-8-validate',
]
