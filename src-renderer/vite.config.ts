// biome-ignore lint/style/noRestrictedImports: the build's own settings run in Node, not in the window.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The oldest Chromium the cockpit runs in is Electron 25's. */
const OLDEST_CHROMIUM = 'chrome114'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: OLDEST_CHROMIUM,
    cssTarget: OLDEST_CHROMIUM,
    // The server's CSP allows no data: scripts or fonts, and no inline module preload shim.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The window takes types and plain values from the contract; its schemas check what comes in on the other side.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z'] } },
  },
})
