import { join } from 'node:path'
import { createPersonalFinder } from '../mentions/find-personal.ts'
import { readMentionWords } from '../mentions/read-mention-words.ts'
import { createMentionReader } from '../mentions/read-mentions.ts'
import { openQuestionEncoder } from '../questions/question-encoder.ts'
import { createQuestionGroups } from '../questions/question-groups.ts'
import { createClassifier } from '../triage/classifier.ts'
import { type FoundModel, openModels } from '../triage/open-models.ts'
import { type CommentReader, createReader } from './reader.ts'
import { warmUpSteps } from './warm-up.ts'

export interface OpenedReading {
  /** Null when our own model could not be loaded. */
  readonly reader: CommentReader | null
  readonly found: readonly FoundModel[]
  /** Reads made-up comments, a little at each step, and remembers nothing of them. */
  readonly warmUp: readonly (() => Promise<unknown>)[]
  close(): Promise<void>
}

/** `own`: our model's folder, with its words; `others`: of the user. What can't be used is named with its reason; never rejects for one. */
export async function openReading(own: string, others: readonly string[]): Promise<OpenedReading> {
  const { models, found } = await openModels([own, ...others])
  const classifier = createClassifier(models)
  if (models.length === 0) return { reader: null, found, warmUp: [], close: classifier.close }
  try {
    const words = readMentionWords(join(own, 'mentions'))
    const encode = openQuestionEncoder(own)
    const newReader = () =>
      createReader({
        classifier,
        questions: createQuestionGroups(encode),
        mentionReader: (products) => createMentionReader(words, products),
        findPersonal: createPersonalFinder(words),
      })
    const practice = newReader()
    const warmUp = warmUpSteps(join(own, 'lexicon')).map((comments) => () => practice.read(comments))
    return { reader: newReader(), found, warmUp, close: classifier.close }
  } catch (error) {
    const { message } = error as Error
    return {
      reader: null,
      warmUp: [],
      found: found.map((model, index) => (index === 0 ? { ...model, error: message } : model)),
      close: classifier.close,
    }
  }
}
