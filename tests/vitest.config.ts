import { defineConfig } from 'vitest/config'

/** Tests that encode in real time get the machine to themselves; the others share it. */
const project = (name: string, options: { testTimeout: number; alone?: boolean }) => ({
  test: {
    name,
    root: new URL('..', import.meta.url).pathname,
    include: [`tests/${name}/**/*.test.{ts,tsx,mjs}`],
    testTimeout: options.testTimeout,
    // The same picture on every computer; what a computer sustains is measured where that is the test.
    env: { CADENCE_PICTURE: '720p30' },
    hookTimeout: options.testTimeout,
    fileParallelism: !options.alone,
    sequence: { groupOrder: options.alone ? 1 : 0 },
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', { testTimeout: 10_000 }),
      project('contract', { testTimeout: 10_000 }),
      project('process', { testTimeout: 30_000 }),
      project('pipeline', { testTimeout: 120_000, alone: true }),
      project('e2e', { testTimeout: 120_000, alone: true }),
    ],
  },
})
