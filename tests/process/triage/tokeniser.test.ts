import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modelText } from '../../../src-main/core/comments/normalise/model-text.ts'
import { conceptIds, parseShapes } from '../../../src-main/core/comments/triage/hashed-grams/concepts.ts'
import { readLexicon } from '../../../src-main/core/comments/triage/hashed-grams/lexicon.ts'
import { ngramIds } from '../../../src-main/core/comments/triage/hashed-grams/ngrams.ts'
import { wordIds } from '../../../src-main/core/comments/triage/hashed-grams/words.ts'
import { triageRows } from '../../support/triage-data.ts'
import { oddTexts } from '../../unit/comments/normalise/odd-texts.ts'

/** Texts in, one JSON a line: what the training script reads and counts. */
const PYTHON = `
import json, sys
sys.path.insert(0, 'models/triage/train')
from concepts import Lexicon, concept_ids, read_shapes
from features import model_text, ngram_ids, word_ids
lexicon, shapes = Lexicon('models/triage/lexicon'), read_shapes('models/triage/shapes.tsv')
for line in sys.stdin:
    text = model_text(json.loads(line))
    print(json.dumps([text, ngram_ids(text).tolist(), word_ids(text).tolist(), concept_ids(text, lexicon, shapes).tolist()]))
`

test('TypeScript and Python read 10 000 texts alike, bit for bit', () => {
  const lexicon = readLexicon('models/triage/lexicon')
  const shapes = parseShapes(readFileSync('models/triage/shapes.tsv', 'utf8'))
  // Every third: of each language some, and room for odd ones.
  const own = triageRows().flatMap(({ text }, index) => (index % 3 === 0 ? [text] : []))
  const texts = [...own, ...oddTexts(10_000 - own.length)]
  expect(texts).toHaveLength(10_000)
  const output = execFileSync('/usr/bin/python3', ['-c', PYTHON], {
    input: texts.map((text) => JSON.stringify(text)).join('\n'),
    maxBuffer: 512 * 1024 * 1024,
  })
  const answers = output.toString().trimEnd().split('\n')
  for (const [index, text] of texts.entries()) {
    const read = modelText(text)
    expect(JSON.parse(answers[index] as string), JSON.stringify(text)).toEqual([
      read,
      ngramIds(read),
      wordIds(read),
      conceptIds(read, lexicon, shapes),
    ])
  }
})
