import { watch } from 'node:fs'
import { inRoot } from '../setup/places.mjs'
import { runProgram } from '../setup/run-program.mjs'
import { say } from '../setup/say.mjs'
import { runApp } from './run-app.mjs'

const SETTLE_MS = 300

/** The app, built and started again whenever a source changes; ends when the app is closed by hand. */
export async function runWatching({ node, electron, args }) {
  const changes = watchSources(['src-main', 'src-renderer'])
  for (;;) {
    const app = runApp({ electron, args })
    const code = await Promise.race([app.ended, changes.next()])
    if (code !== undefined) return code
    say('A source changed: building and starting again …', '源文件有改动：正在重新构建并启动…')
    const [built] = await Promise.all([runProgram(node, [inRoot('scripts', 'build.mjs')]), stopped(app)])
    if (built.code !== 0) say('Not built; waiting for the next change.', '构建失败；等待下一次改动。')
    if (built.code !== 0) await changes.next()
  }
}

async function stopped(app) {
  app.stop('SIGTERM')
  await app.ended
}

/** `next()` resolves once files have changed and then been quiet for a moment. */
function watchSources(folders) {
  let timer
  let notify = () => {}
  const onChange = () => {
    clearTimeout(timer)
    timer = setTimeout(() => notify(), SETTLE_MS)
  }
  for (const folder of folders) watch(inRoot(folder), { recursive: true }, onChange).unref()
  return { next: () => new Promise((resolve) => (notify = () => resolve(undefined))) }
}
