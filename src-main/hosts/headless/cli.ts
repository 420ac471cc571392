import { describeError, StudioError, toStudioError } from '../../contract/errors.ts'

/** The command line: `studio <command> [options]`. Each command answers on stdout; troubles are sentences on stderr and exit code 1 or 2. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  report: async () => (await import('./report.ts')).report,
  sessions: async () => (await import('./sessions.ts')).sessions,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

const HELP = `Usage: npm run --silent studio -- COMMAND [options]

  serve     [--data DIR] [--port N] [--json]       the studio without a window
  rehearse  [--seconds 60] [--out DIR] [--source testcard|screen|FILE] [--comments FILE.jsonl]
            [--to URL]... [--speed N] [--json]     a whole show without a human
  report    --data DIR --session ID --out DIR [--format html,json]
  sessions  --data DIR [--json]                    the sessions on disk
  doctor    [--json]                               what is there, what is missing, what to do
`

const USAGE_ERRORS: readonly string[] = ['cli.unknown-flag', 'cli.unknown-command', 'cli.invalid-value']

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined || command === '--help' || args.includes('--help')) {
    process.stdout.write(HELP)
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
