import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** One of our own live-selling comments with its labels, as `models/triage/data` has it. */
export interface TriageRow {
  /** The file's language. */
  readonly file: string
  readonly split: string
  readonly sentiment: string
  readonly intent: string
  readonly topic: string
  readonly urgent: string
  readonly toxic: string
  readonly lang: string
  readonly text: string
}

const COLUMNS = ['split', 'sentiment', 'intent', 'topic', 'urgent', 'toxic', 'lang', 'text'] as const

/** Every row of every language, blind ones too. @throws Error for a file with other columns. */
export function triageRows(): TriageRow[] {
  return globSync('models/triage/data/*.tsv')
    .sort()
    .flatMap((path) => {
      const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
      if (header !== COLUMNS.join('\t')) throw new Error(`${path}: other columns`)
      const file = basename(path).split('.')[0] as string
      return lines.map((line, index) => {
        const values = line.split('\t')
        if (values.length !== COLUMNS.length) throw new Error(`${path}:${index + 2}: ${values.length} columns`)
        return { file, ...Object.fromEntries(COLUMNS.map((name, at) => [name, values[at]])) } as TriageRow
      })
    })
}
