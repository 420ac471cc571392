import { describeError, StudioError, toStudioError } from '../../contract/errors.ts'
import { HELP } from './cli-help.ts'
import { inTerminalLanguage } from './terminal.ts'

/** The command line: `studio <command> [options]`. Each command answers on stdout; troubles are sentences on stderr and exit code 1 or 2. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  report: async () => (await import('./report.ts')).report,
  sessions: async () => (await import('./sessions.ts')).sessions,
  classify: async () => (await import('./classify.ts')).classify,
  cluster: async () => (await import('./cluster.ts')).cluster,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

const USAGE_ERRORS: readonly string[] = [
  'cli.unknown-flag',
  'cli.unknown-command',
  'cli.not-a-number',
  'cli.value-missing',
]

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined || command === '--help' || args.includes('--help')) {
    process.stdout.write(inTerminalLanguage(HELP))
    return
  }
  const load = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!load) throw new StudioError('cli.unknown-command', { command })
  const run = await load()
  await run(args)
}

main(process.argv.slice(2)).catch((cause: unknown) => {
  const error = toStudioError(cause)
  const text = describeError(error)
  process.stderr.write(`${text.en}\n${text['zh-CN']}\n`)
  process.exit(USAGE_ERRORS.includes(error.code) ? 2 : 1)
})
