import { StudioError } from '../../contract/errors.ts'
import { type Classifier, createClassifier } from '../../core/comments/triage/classifier.ts'
import { openModels } from '../../core/comments/triage/open-models.ts'
import { readOptions } from './cli-args.ts'
import { answerLines, type ReadLine, textOf } from './json-lines.ts'
import { programFiles } from './program-files.ts'

/** JSON lines `{"text"}` in, the labels of each out. */
export async function classify(args: readonly string[]): Promise<void> {
  readOptions(args, {})
  const { models, found } = await openModels([programFiles.triageModelDir])
  if (models.length === 0) throw new StudioError('triage.model-unusable', { reason: found[0]?.error ?? '' })
  const classifier = createClassifier(models)
  await answerLines((lines) => classifyLines(classifier, lines))
  await classifier.close()
}

async function classifyLines(classifier: Classifier, lines: readonly ReadLine[]): Promise<readonly unknown[]> {
  const read = lines.map(textOf)
  const texts = read.filter((line) => typeof line === 'string')
  const triages = await classifier.classify(texts)
  let next = 0
  return read.map((line) => (typeof line === 'string' ? triages[next++] : line))
}
