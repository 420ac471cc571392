import { watch } from 'node:fs'
import { inRoot } from '../setup/places.mjs'
import { runProgram } from '../setup/run-program.mjs'
import { say } from '../setup/say.mjs'
import { runApp } from './run-app.mjs'

const SETTLE_MS = 300

/** The app, built and started again whenever a source changes; ends when the app is closed by hand. */
export async function runWatching({ node, electron, args }) {
  const changes = watchSources(['src-main', 'src-renderer'])
  try {
    return await runUntilClosed({ node, electron, args }, changes)
  } finally {
    changes.close()
  }
}

async function runUntilClosed({ node, electron, args }, changes) {
  for (;;) {
    const app = runApp({ electron, args })
    const code = await Promise.race([app.ended, changes.next()])
    if (code !== undefined) return code
    say('A source changed: building and starting again …', '源文件有改动：正在重新构建并启动…')
    await stopped(app)
    while (!(await built(node))) {
      say('Not built; waiting for the next change.', '构建失败；等待下一次改动。')
      await changes.next()
    }
  }
}

async function built(node) {
  const { code } = await runProgram(node, [inRoot('scripts', 'build.mjs')])
  return code === 0
}

async function stopped(app) {
  app.stop('SIGTERM')
  await app.ended
}

/** `next()` resolves once files have changed and then been quiet for a moment; `close()` lets the process end. */
function watchSources(folders) {
  let timer
  let notify = () => {}
  const onChange = () => {
    clearTimeout(timer)
    timer = setTimeout(() => notify(), SETTLE_MS)
  }
  const watchers = folders.map((folder) => watch(inRoot(folder), { recursive: true }, onChange))
  return {
    next: () => new Promise((resolve) => (notify = () => resolve(undefined))),
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
