import { StudioError } from '../../contract/errors.ts'
import { openQuestionEncoder, type QuestionEncoder } from '../../core/comments/questions/question-encoder.ts'
import { createQuestionGroups } from '../../core/comments/questions/question-groups.ts'
import { readOptions } from './cli-args.ts'
import { answerLines, type ReadLine, textOf } from './json-lines.ts'
import { programFiles } from './program-files.ts'

/** JSON lines `{"text"}` of questions in, the number of each one's group out: in the order of first asking, from 0. */
export async function cluster(args: readonly string[]): Promise<void> {
  readOptions(args, {})
  const groups = createQuestionGroups(openEncoder())
  const numbers = new Map<string, number>()
  let count = 0

  function numberOf(line: ReadLine): { cluster: number } | { error: string } {
    const text = textOf(line)
    if (typeof text !== 'string') return text
    const question = { platform: 'cli', commentId: `${count++}`, viewerId: '', atMs: 0, skus: [], text }
    const { group } = groups.add({ ...question, lang: 'und', topic: 'none', urgent: false })
    const number = numbers.get(group.id) ?? numbers.size
    numbers.set(group.id, number)
    return { cluster: number }
  }

  await answerLines(async (lines) => lines.map(numberOf))
}

function openEncoder(): QuestionEncoder {
  try {
    return openQuestionEncoder(programFiles.triageModelDir)
  } catch (error) {
    throw new StudioError('triage.model-unusable', { reason: (error as Error).message })
  }
}
