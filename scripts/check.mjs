/** `npm run check`: types, lint, unit and contract tests; under a minute, needs neither Electron nor system packages. */
import { runVitest } from './checks/run-vitest.mjs'
import { checkLint, checkTypes } from './checks/steps.mjs'
import { isGreen, summaryLines } from './checks/summary.mjs'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { runScript } from './setup/say.mjs'

await runScript(async () => {
  const { node } = await ensureSetup({ build: false })
  const types = await checkTypes(node)
  const lint = await checkLint(node)
  const tests = await runVitest(node, { projects: ['unit', 'contract'] })
  const outcome = { types, lint, tests }
  process.stdout.write(`\n${summaryLines(outcome).join('\n')}\n`)
  return isGreen(outcome, { skipsAllowed: !process.env.CI }) ? 0 : 1
})
