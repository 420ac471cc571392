import { type LocalisedText, languageOf } from '../../contract/text.ts'

/** The language of whoever sits at this terminal, by the POSIX order of locale variables. */
const language = languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG)

export const inTerminalLanguage = (text: LocalisedText): string => text[language]

/** Progress and remarks go to stderr: stdout belongs to a command's answer. */
export function say(text: LocalisedText): void {
  process.stderr.write(`${inTerminalLanguage(text)}\n`)
}
