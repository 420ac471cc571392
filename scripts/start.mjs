/** `npm start`: the desktop app; with no display, the cockpit's address. `--watch` (npm run dev) starts again on each change. */

import { ensureSetup } from './setup/ensure-setup.mjs'
import { runScript, say } from './setup/say.mjs'
import { runApp } from './start/run-app.mjs'
import { runWatching } from './start/run-watching.mjs'
import { serveCockpit } from './start/serve-cockpit.mjs'

await runScript(async () => {
  const watch = process.argv.includes('--watch')
  const args = process.argv.slice(2).filter((argument) => argument !== '--watch')
  if (!hasDisplay()) {
    const { node } = await ensureSetup({ system: ['ffmpeg', 'fonts'] })
    return serveCockpit(node, args)
  }
  const { node, electron } = await ensureSetup({ electron: true, system: ['ffmpeg', 'fonts', 'desktop'] })
  if (electron.kind === 'test') tellTestRuntime(electron.version)
  return watch ? runWatching({ node, electron, args }) : runApp({ electron, args }).ended
})

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function tellTestRuntime(version) {
  say(
    `Running in Electron ${version}, the runtime for tests and rehearsal: Electron's official release could not be downloaded. Do not go on air for an audience with it.`,
    `正在使用仅供测试和彩排的 Electron ${version}：未能下载 Electron 官方版本。请勿用它正式开播。`,
  )
}
