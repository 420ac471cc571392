import type { Triage } from '../../../contract/triage.ts'
import type { QuestionGroup, Understood } from '../../../contract/understanding.ts'
import { readMentions } from '../mentions/read-mentions.ts'
import { modelText } from '../normalise/model-text.ts'
import type { QuestionEncoder } from '../questions/question-encoder.ts'
import { createQuestionGroups } from '../questions/question-groups.ts'
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
}

/** Everything that is to be understood of a comment: labels, mentions, private things, its group, whose copy it is. */
export function createReader(classifier: Classifier, encoder: QuestionEncoder): CommentReader {
  const copies = createCopies()
  const questions = createQuestionGroups()

  /** `vector`: of a question, null for what is none. */
  function understand(
    comment: ReadableComment,
    triage: Triage,
    vector: Float32Array | null,
    changed: Map<string, QuestionGroup>,
  ): Understood {
    const { platform, id, text, viewerId, receivedAtMs } = comment
    const mentions = readMentions(text)
    const { skus } = mentions
    const asked =
      vector && questions.add({ platform, commentId: id, text, viewerId, atMs: receivedAtMs, triage, skus, vector })
    if (asked) changed.set(asked.group.id, asked.group)
    return {
      platform,
      commentId: id,
      triage,
      mentions,
      personal: [],
      groupId: asked?.group.id ?? null,
      isNewAsker: asked?.isNewAsker ?? false,
      copyOf: copies.firstOf(platform, id, modelText(text), receivedAtMs),
    }
  }

  return {
    async read(comments) {
      const triages = await classifier.classify(comments.map(({ text }) => text))
      const changed = new Map<string, QuestionGroup>()
      const isQuestion = triages.map(({ intent }) => intent === 'question')
      const vectors = await encoder.encode(comments.filter((_, index) => isQuestion[index]).map(({ text }) => text))
      const understood = comments.map((comment, index) => {
        const vector = isQuestion[index] ? (vectors.shift() ?? null) : null
        return understand(comment, triages[index] as Triage, vector, changed)
      })
      return { understood, groups: [...changed.values()] }
    },
  }
}
