import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const CLI = new URL('../../dist/headless/cli.mjs', import.meta.url).pathname

/** A headless studio whose one-time link nobody has opened yet. */
export async function serveStudio(dataDir: string): Promise<{ readonly cockpitUrl: string }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await exited
  })
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error('the studio ended before it was ready')
}
