/** A command as one would type it in a POSIX shell. Pure. */
export function shellCommand(command: string, args: readonly string[]): string {
  return [command, ...args].map(quoted).join(' ')
}

const PLAIN = /^[\w@%+=:,./-]+$/
const quoted = (word: string) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
