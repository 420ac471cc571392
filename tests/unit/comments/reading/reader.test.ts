import { expect, test } from 'vitest'
import { createQuestionGroups } from '../../../../src-main/core/comments/questions/question-groups.ts'
import { openReading } from '../../../../src-main/core/comments/reading/open-reading.ts'
import { createReader } from '../../../../src-main/core/comments/reading/reader.ts'
import { TINY_EVERYTHING, TINY_SENTIMENT } from '../../../support/model-folder.ts'
import { triageOf, understandingOf } from '../../../support/understood.ts'

/** A text with a question mark is a question; all questions are one. */
const reader = () =>
  createReader({
    classifier: {
      classify: async (texts) => texts.map((text) => triageOf({ intent: text.includes('?') ? 'question' : 'praise' })),
      close: async () => {},
    },
    questions: createQuestionGroups(() => Float32Array.of(1)),
    mentionReader: () => (text) => ({ ...understandingOf().mentions, isOrder: text.startsWith('+1') }),
    findPersonal: (text) => (text.includes('555') ? [{ kind: 'phone', start: 0, end: 3 }] : []),
  })
const comment = (id: string, text: string, viewerId = 'ana') => ({
  platform: 'tiktok',
  id,
  text,
  viewerId,
  receivedAtMs: 1_000,
})

test('each comment gets its labels, mentions and private things, in the order of the comments', async () => {
  const { understood, groups } = await reader().read([comment('a', '+1 red'), comment('b', '555'), comment('c', '')])
  expect(understood.map(({ commentId }) => commentId)).toEqual(['a', 'b', 'c'])
  expect(understood.map(({ mentions }) => mentions.isOrder)).toEqual([true, false, false])
  expect(understood.map(({ personal }) => personal.length)).toEqual([0, 1, 0])
  expect(groups).toEqual([])
})

test('disguised and elongated words are copies; only questions are in groups, each once and as it stands at the end', async () => {
  const { understood, groups } = await reader().read([
    comment('a', 'Price???'),
    comment('b', 'price??', 'bo'),
    comment('c', 'how much?'),
    comment('d', 'nice'),
  ])
  expect(understood.map(({ copyOf }) => copyOf)).toEqual([null, 'a', null, null])
  expect(understood.map(({ groupId }) => groupId)).toEqual(['tiktok/a', 'tiktok/a', 'tiktok/a', null])
  expect(understood.map(({ isNewAsker }) => isNewAsker)).toEqual([true, true, false, false])
  expect(groups).toMatchObject([{ id: 'tiktok/a', count: 3, askers: 2 }])
})

test('groups and copies go on over batches', async () => {
  const { read } = reader()
  await read([comment('a', 'price?')])
  const { understood, groups } = await read([comment('b', 'PRICE?', 'bo')])
  expect(understood[0]).toMatchObject({ copyOf: 'a', groupId: 'tiktok/a' })
  expect(groups).toMatchObject([{ count: 2 }])
})

test('a model folder without words and questions can not be read with; only it is to blame', async () => {
  const opened = await openReading(TINY_EVERYTHING, [TINY_SENTIMENT])
  expect(opened.reader).toBeNull()
  expect(opened.found[0]?.error).toContain('mentions')
  expect(opened.found[1]?.error).toBeNull()
  await opened.close()
})
