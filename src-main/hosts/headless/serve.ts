import { join } from 'node:path'
import { createServer } from '../server/create-server.ts'
import { readNumber, readOptions } from './cli-args.ts'
import { openStudio, stderrLog } from './open-studio.ts'
import { programFiles } from './program-files.ts'

/** The studio without a window: cockpit and ingest API on loopback until SIGTERM or SIGINT. */
export async function serve(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { data: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' } })
  const port = options.port === undefined ? 0 : readNumber('--port', options.port, { min: 0, max: 65_535 })
  const dataDir = options.data ?? process.env.CADENCE_DATA ?? join(programFiles.root, '.data')
  const studio = await openStudio(dataDir)
  const server = await createServer({ studio, rendererDir: programFiles.rendererDir, port, log: stderrLog }).catch(
    async (error: unknown) => {
      await studio.close()
      throw error
    },
  )
  await studio.dispatch('source.add', { kind: 'testcard', name: 'Test card · 测试卡' }, 'host')

  const { cockpitUrl, ingestUrl, ingestToken } = server
  if (options.json) console.log(JSON.stringify({ cockpitUrl, deskUrl: null, ingestUrl, ingestToken, pid: process.pid }))
  else
    console.log(
      `Cadence is running. Open the cockpit once in your browser:\n  ${cockpitUrl}\nComments and shop events go to ${ingestUrl}/events\n按 Ctrl+C 结束；在浏览器中打开以上链接进入控制台。`,
    )

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  await studio.close()
}
