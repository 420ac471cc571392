/** `npm run studio -- ARGS` and `npm run rehearse -- ARGS`: the studio without a window. stdout is the command's alone. */
import { ensureSetup } from './setup/ensure-setup.mjs'
import { inRoot } from './setup/places.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { runScript } from './setup/say.mjs'

/** Commands that make a picture want a current ffmpeg and fonts for every language; both have stand-ins. */
const SHOWS_A_PICTURE = ['rehearse', 'serve']

await runScript(async () => {
  const args = process.argv.slice(2)
  const system = SHOWS_A_PICTURE.includes(args[0]) ? ['ffmpeg', 'fonts'] : []
  const { node } = await ensureSetup({ system })
  return runInPlace(node, ['--enable-source-maps', inRoot('dist', 'headless', 'cli.mjs'), ...args])
})
