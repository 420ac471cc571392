import { join, resolve } from 'node:path'
import type { LocalisedText } from '../../contract/text.ts'
import { createServer } from '../server/create-server.ts'
import { readNumber, readOptions } from './cli-args.ts'
import { createFileSecretStore } from './file-secret-store.ts'
import { openStudio, stderrLog } from './open-studio.ts'
import { programFiles } from './program-files.ts'
import { inTerminalLanguage } from './terminal.ts'

/** The studio without a window: cockpit and ingest API on loopback until SIGTERM or SIGINT. */
export async function serve(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { data: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' } })
  const port = options.port === undefined ? 0 : readNumber('--port', options.port, { min: 0, max: 65_535 })
  const dataDir = options.data ?? process.env.CADENCE_DATA ?? join(programFiles.root, '.data')
  const studio = await openStudio(dataDir, { secrets: createFileSecretStore(resolve(dataDir)) })
  const restored = studio.restore()
  const server = await createServer({ studio, rendererDir: programFiles.rendererDir, port, log: stderrLog }).catch(
    async (error: unknown) => {
      await studio.close()
      throw error
    },
  )
  await restored

  const { cockpitUrl, ingestUrl, ingestToken } = server
  if (options.json) console.log(JSON.stringify({ cockpitUrl, deskUrl: null, ingestUrl, ingestToken, pid: process.pid }))
  else console.log(inTerminalLanguage(welcome(cockpitUrl, ingestUrl)))

  if (!options.json) process.on('SIGHUP', () => console.log(server.mintLink()))
  await new Promise<void>((end) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end())
  })
  await server.close()
  await studio.close()
}

function welcome(cockpitUrl: string, ingestUrl: string): LocalisedText {
  return {
    en: `Cadence is running. Open the cockpit in your browser; the link works once:\n  ${cockpitUrl}\nA new link is printed on SIGHUP (kill -HUP ${process.pid}).\nComments and shop events go to ${ingestUrl}/events; the cockpit shows the token under "Connect comments".\nCtrl+C ends it.`,
    'zh-CN': `Cadence 正在运行。在浏览器中打开控制台（链接只能使用一次）：\n  ${cockpitUrl}\n发送 SIGHUP（kill -HUP ${process.pid}）可得到新链接。\n评论和店铺事件发送到 ${ingestUrl}/events；令牌见控制台“连接评论”。\n按 Ctrl+C 结束。`,
  }
}
