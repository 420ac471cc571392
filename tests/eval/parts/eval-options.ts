import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

export interface EvalOptions {
  /** A model's folder; the shipped one unless another is named. */
  readonly model: string
  /** Folder of the public sources; null when it isn't there. */
  readonly publicDir: string | null
  /** The card that gets the tables. */
  readonly readme: string
}

export function readEvalOptions(): EvalOptions {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      model: { type: 'string', default: 'models/triage' },
      public: { type: 'string', default: '../shared/data' },
      readme: { type: 'string', default: 'models/triage/README.md' },
    },
  })
  return {
    model: values.model,
    publicDir: existsSync(values.public) ? values.public : null,
    readme: values.readme,
  }
}
