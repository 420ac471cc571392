import { defineConfig } from 'vitest/config'

/** Tests that encode in real time get the machine to themselves; the others share it. */
const project = (name: string, options: { testTimeout: number; alone?: boolean }) => ({
  test: {
    name,
    root: new URL('..', import.meta.url).pathname,
    include: [`tests/${name}/**/*.test.{ts,tsx,mjs}`],
    testTimeout: options.testTimeout,
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
