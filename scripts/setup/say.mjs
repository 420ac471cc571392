/** Plain lines for people, on stderr only: stdout belongs to what was asked for. */

const locale = () =>
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale

/** Which of the product's languages a locale asks for. */
export const languageOf = (tag) => (/^zh/i.test(tag) ? 'zh-CN' : 'en')

/** One line about what is done now, in the user's language. */
export function say(en, zh = en) {
  process.stderr.write(`cadence: ${languageOf(locale()) === 'zh-CN' ? zh : en}\n`)
}

/** Expected trouble: a sentence in both languages that says what happened and what to do. */
export class SetupError extends Error {
  constructor(en, zh, exitCode = 1) {
    super(en)
    this.name = 'SetupError'
    this.zh = zh
    this.exitCode = exitCode
  }
}

/** Runs a script's body; trouble becomes a sentence and an exit code, never a stack trace. */
export async function runScript(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`cadence: ${message}\n`)
    if (error instanceof SetupError) process.stderr.write(`cadence: ${error.zh}\n`)
    if (process.env.CADENCE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exitCode = error instanceof SetupError ? error.exitCode : 1
  }
}
