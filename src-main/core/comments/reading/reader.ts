import type { Product } from '../../../contract/product.ts'
import type { Triage } from '../../../contract/triage.ts'
import type { Mentions, PersonalSpan, QuestionGroup, Understood } from '../../../contract/understanding.ts'
import { modelText } from '../normalise/model-text.ts'
import type { QuestionGroups } from '../questions/question-groups.ts'
import type { Classifier } from '../triage/classifier.ts'
import { createCopies } from './copies.ts'
import type { ReadableComment } from './reading-protocol.ts'

export interface ReadBatch {
  readonly understood: readonly Understood[]
  /** The groups that these comments changed, as they stand now. */
  readonly groups: readonly QuestionGroup[]
}

export interface CommentReader {
  /** One call at a time; the order of calls is the order of questions in a group. Rejects when a model does. */
  read(comments: readonly ReadableComment[]): Promise<ReadBatch>
  /** What is sold, for the comments that are read after it; nothing until then. */
  setCatalogue(products: readonly Product[]): void
}

export interface ReaderDeps {
  readonly classifier: Classifier
  readonly questions: QuestionGroups
  /** A reader of mentions for one catalogue. */
  readonly mentionReader: (products: readonly Product[]) => (text: string) => Mentions
  readonly findPersonal: (text: string) => readonly PersonalSpan[]
}

/** Everything that is to be understood of a comment: labels, mentions, private things, its group, whose copy it is. */
export function createReader({ classifier, questions, mentionReader, findPersonal }: ReaderDeps): CommentReader {
  const copies = createCopies()
  let readMentions = mentionReader([])

  function understand(comment: ReadableComment, triage: Triage, changed: Map<string, QuestionGroup>): Understood {
    const { platform, id: commentId, text, viewerId, receivedAtMs: atMs } = comment
    const mentions = readMentions(text)
    const { skus } = mentions
    const { lang, topic, urgent } = triage
    const question = { platform, commentId, text, viewerId, atMs, lang, topic, urgent, skus }
    const asked = triage.intent === 'question' ? questions.add(question) : null
    if (asked) changed.set(asked.group.id, asked.group)
    return {
      platform,
      commentId,
      triage,
      mentions,
      personal: findPersonal(text),
      groupId: asked?.group.id ?? null,
      isNewAsker: asked?.isNewAsker ?? false,
      copyOf: copies.firstOf(platform, commentId, modelText(text), atMs),
    }
  }

  return {
    async read(comments) {
      const triages = await classifier.classify(comments.map(({ text }) => text))
      const changed = new Map<string, QuestionGroup>()
      const understood = comments.map((comment, index) => understand(comment, triages[index] as Triage, changed))
      return { understood, groups: [...changed.values()] }
    },
    setCatalogue(products) {
      readMentions = mentionReader(products)
    },
  }
}
