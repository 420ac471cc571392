import { openQuestionEncoder } from '../questions/question-encoder.ts'
import { createClassifier } from '../triage/classifier.ts'
import { type FoundModel, openModels } from '../triage/open-models.ts'
import { type CommentReader, createReader } from './reader.ts'

export interface OpenedReading {
  /** Null when our own model could not be loaded. */
  readonly reader: CommentReader | null
  readonly found: readonly FoundModel[]
  close(): Promise<void>
}

/** `modelFolders`: ours first. A model that can't be used is named with its reason; never rejects for one. */
export async function openReading([own, ...others]: readonly string[]): Promise<OpenedReading> {
  if (own === undefined) throw new Error('reading needs a model folder')
  const { models, found } = await openModels([own, ...others])
  if (models.length === 0) return { reader: null, found, close: async () => {} }
  const classifier = createClassifier(models)
  const encoder = await openQuestionEncoder(own).catch((error: Error) => error)
  if (encoder instanceof Error) {
    await classifier.close()
    const [first, ...rest] = found as [FoundModel, ...FoundModel[]]
    return { reader: null, found: [{ ...first, error: encoder.message }, ...rest], close: async () => {} }
  }
  return {
    reader: createReader(classifier, encoder),
    found,
    async close() {
      await Promise.all([classifier.close(), encoder.close()])
    },
  }
}
