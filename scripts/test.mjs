/** `npm test`: set up, then every check and test. `npm test -- unit NAME`: only those tests, without types and lint. */
import { runVitest } from './checks/run-vitest.mjs'
import { checkLint, checkTypes } from './checks/steps.mjs'
import { isGreen, summaryLines } from './checks/summary.mjs'
import { splitFilters } from './checks/vitest-arguments.mjs'
import { electronEnv } from './setup/electron-env.mjs'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { runScript } from './setup/say.mjs'
import { onVirtualDisplay } from './setup/virtual-display.mjs'

await runScript(async () => {
  const args = process.argv.slice(2)
  const { node, electron } = await ensureSetup({
    electron: true,
    system: ['ffmpeg', 'fonts', 'desktop', 'tests'],
    systemRequired: true,
  })
  const everything = args.length === 0
  const types = everything ? await checkTypes(node) : null
  const lint = everything ? await checkLint(node) : null
  const chosen = splitFilters(args)
  const tests = await onVirtualDisplay((env) =>
    runVitest(node, { ...chosen, env: { ...env, ...electronEnv(electron) } }),
  )
  const outcome = { types, lint, tests }
  process.stdout.write(`\n${summaryLines(outcome).join('\n')}\n`)
  return isGreen(outcome, { skipsAllowed: !process.env.CI }) ? 0 : 1
})
