import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { renderHtml } from '../../../src-main/core/review/render-html.ts'
import { buildSession, isoAt, storedSession } from '../../support/build-session.ts'
import { askedFirst, questionGroup, understood } from '../../support/session-readings.ts'

const HOUR = 3_600_000
type Session = ReturnType<typeof buildSession>
const questionsOf = (session: Session) => buildReport(storedSession(HOUR), session.events).questions
const pageOf = (session: Session) => renderHtml(buildReport(storedSession(HOUR), session.events), { timeZone: 'UTC' })

function asked(session: Session, commentId: string, text: string, more: Parameters<typeof questionGroup>[2] = {}) {
  const group = questionGroup(commentId, text, more)
  return session.at(more.firstMs ?? 1000, 'comments.understood', {
    understood: [askedFirst(commentId)],
    groups: [group],
  })
}

test('a question with its askers, its times and its answer', () => {
  const session = buildSession()
  asked(session, 'c0', 'How much?', { firstMs: 5000 })
  session
    .at(20_000, 'comments.understood', {
      understood: [understood('c7', { intent: 'question' }, { groupId: 'tiktok/c0', isNewAsker: true })],
      groups: [questionGroup('c0', 'How much?', { firstMs: 5000, lastMs: 19_000, count: 3, askers: 2 })],
    })
    .at(30_000, 'comment.settled', { platform: 'tiktok', commentId: 'c7', groupId: 'tiktok/c0' })
    .at(31_000, 'comment.settled', { platform: 'tiktok', commentId: 'c8', groupId: null })
  expect(questionsOf(session)).toEqual([
    {
      text: 'How much?',
      textLeftOut: null,
      lang: 'en',
      topic: 'price',
      count: 3,
      askers: 2,
      firstAt: isoAt(5000),
      lastAt: isoAt(19_000),
      answeredAt: isoAt(30_000),
    },
  ])
  const page = pageOf(session)
  expect(page).toContain('<bdi lang="en">How much?</bdi>')
  expect(page).toContain('12:00:30')
  expect(page).not.toContain('Not answered')
})

test('the twenty that most people asked, then the most often', () => {
  const session = buildSession()
  for (let n = 0; n < 30; n += 1) asked(session, `c${n}`, `q${n}`, { askers: 1 + (n % 10), count: 20 + n })
  const questions = questionsOf(session)
  expect(questions).toHaveLength(20)
  expect(questions.slice(0, 4).map(({ text }) => text)).toEqual(['q29', 'q19', 'q9', 'q28'])
  expect(pageOf(session)).toContain('未回应')
})

test('what most people asked at the start is not forgotten for thousands of other questions', () => {
  const session = buildSession()
  asked(session, 'first', 'How much?', { askers: 50, count: 60 })
  for (let n = 0; n < 5000; n += 1) asked(session, `c${n}`, `q${n}`, { firstMs: 2000 + n, askers: 2 })
  session.at(HOUR - 1, 'comment.settled', { platform: 'tiktok', commentId: 'first', groupId: 'tiktok/first' })
  const [first] = questionsOf(session)
  expect(first).toMatchObject({ text: 'How much?', askers: 50, count: 60, answeredAt: isoAt(HOUR - 1) })
})

test('private things in a question are masked, also when more people ask it', () => {
  const text = 'is it $5? call +1 555 010 4477'
  const personal = [{ kind: 'phone', start: 15, end: text.length }] as const
  const session = buildSession()
    .at(2000, 'comments.understood', {
      understood: [askedFirst('c0', { personal })],
      groups: [questionGroup('c0', text)],
    })
    .at(3000, 'comments.understood', {
      understood: [understood('c1', { intent: 'question' }, { groupId: 'tiktok/c0', isNewAsker: true })],
      groups: [questionGroup('c0', text, { askers: 2, count: 2 })],
    })
  expect(questionsOf(session)).toMatchObject([{ text: expect.stringMatching(/^is it \$5\? call •+77$/), askers: 2 }])
  expect(pageOf(session)).not.toContain('555')
})

test.each(['before it was read', 'after it was read', 'after it was read and asked again'])(
  'the words of a comment deleted %s are left out, and that is said',
  (when) => {
    const session = buildSession().comment(500)
    const remove = () => session.at(4000, 'comment.deleted', { platform: 'tiktok', commentId: 'c0' })
    if (when.startsWith('before')) remove()
    asked(session, 'c0', 'rude words?')
    if (when.startsWith('after')) remove()
    if (when.endsWith('again'))
      session.at(5000, 'comments.understood', {
        understood: [understood('c1', { intent: 'question' }, { groupId: 'tiktok/c0' })],
        groups: [questionGroup('c0', 'rude words?', { count: 2, askers: 2 })],
      })
    expect(questionsOf(session)).toMatchObject([{ text: null, textLeftOut: 'deleted' }])
    const page = pageOf(session)
    expect(page).not.toContain('rude words')
    expect(page).toContain('The comment was deleted, so its words are left out.')
    expect(page).toContain('该评论已被删除，内容不予显示。')
  },
)

test('a question of an earlier session counts from this one on, without words that could not be checked', () => {
  const group = questionGroup('old', 'my mail is a@b.example, how much?', {
    firstMs: -50_000,
    lastMs: 2000,
    count: 9,
    askers: 8,
  })
  const session = buildSession().at(3000, 'comments.understood', {
    understood: [
      understood('c0', {}, { groupId: group.id, isNewAsker: true }),
      understood('c1', {}, { groupId: group.id, isNewAsker: false }),
    ],
    groups: [group],
  })
  expect(questionsOf(session)).toMatchObject([
    { text: null, textLeftOut: 'unchecked', count: 2, askers: 1, firstAt: isoAt(2000), lastAt: isoAt(2000) },
  ])
  expect(pageOf(session)).toContain('what is private in them could not be checked')
})

test('words that an edit changed take the private things of the words they are', () => {
  const session = buildSession()
  asked(session, 'c0', 'how much?')
  const text = 'how much? 5550104477'
  const personal = [{ kind: 'phone', start: 10, end: text.length }] as const
  session.at(9000, 'comments.understood', {
    understood: [askedFirst('c0', { personal })],
    groups: [questionGroup('c0', text)],
  })
  expect(questionsOf(session)).toMatchObject([{ text: expect.stringMatching(/^how much\? •+77$/) }])
})

test('the first words stay as they were masked when an edited comment joins its own group', () => {
  const text = 'how much? 5550104477'
  const personal = [{ kind: 'phone', start: 10, end: text.length }] as const
  const group = questionGroup('c0', text)
  const session = buildSession()
    .at(2000, 'comments.understood', { understood: [askedFirst('c0', { personal })], groups: [group] })
    .at(9000, 'comments.understood', { understood: [askedFirst('c0')], groups: [{ ...group, count: 2 }] })
  expect(questionsOf(session)).toMatchObject([{ text: expect.stringMatching(/^how much\? •+77$/), count: 2 }])
})

test('read twice in one go, nobody knows which of its words the group has', () => {
  const session = buildSession().at(2000, 'comments.understood', {
    understood: [askedFirst('c0'), askedFirst('c0')],
    groups: [questionGroup('c0', 'how much? 5550104477')],
  })
  expect(questionsOf(session)).toMatchObject([{ text: null, textLeftOut: 'unchecked' }])
})

test('asked again long after the answer, it says so', () => {
  const session = buildSession()
  asked(session, 'c0', 'How much?')
  session.at(10_000, 'comment.settled', { platform: 'tiktok', commentId: 'c0', groupId: 'tiktok/c0' })
  expect(pageOf(session)).not.toContain('Asked again since')
  asked(session, 'c0', 'How much?', { lastMs: 200_000, count: 2 })
  expect(pageOf(session)).toContain('Asked again since')
})
