import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Comment } from '../../../src-main/contract/comment.ts'
import { INITIAL_STATE, type StudioState } from '../../../src-main/contract/state.ts'
import type { Language } from '../../../src-main/contract/text.ts'
import type { QuestionGroup, ReadingState } from '../../../src-main/contract/understanding.ts'
import { commentOf, groupOf, understandingOf } from '../../support/understood.ts'

vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1' })

/** A server rendering reads a store's first state only: here it reads what the test says. */
const shown = vi.hoisted(() => ({
  studio: null as StudioState | null,
  language: 'en' as Language,
  nowMs: 1_000,
  sent: [] as unknown[],
  isPending: false,
}))
const select = (read: (studio: StudioState) => unknown) => read(shown.studio as StudioState)
vi.mock('../../../src-renderer/store/use-studio-every.ts', () => ({
  useStudioEvery: (_everyMs: number, read: (studio: StudioState) => unknown) => select(read),
}))
vi.mock('../../../src-renderer/store/studio-store.ts', () => ({ useStudio: select }))
vi.mock('../../../src-renderer/store/use-server-now.ts', () => ({ useServerNow: () => shown.nowMs }))
vi.mock('../../../src-renderer/store/ui-store.ts', () => ({
  useUi: (read: (ui: { language: Language }) => unknown) => read({ language: shown.language }),
}))
vi.mock('../../../src-renderer/bridge/use-command.ts', () => ({
  useCommand: (name: string) => ({
    run: async (params: unknown) => shown.sent.push([name, params]),
    isPending: shown.isPending,
    error: null,
  }),
}))
const { Matters } = await import('../../../src-renderer/cockpit/room/matters.tsx')
const { MatterItem } = await import('../../../src-renderer/cockpit/room/matter-item.tsx')
const { byPriority, toShow } = await import('../../../src-renderer/cockpit/room/by-priority.ts')

const READING: ReadingState = { kind: 'reading', share: 1, models: [] }
const room = (matters: readonly Comment[], groups: readonly QuestionGroup[] = []) => ({
  ...INITIAL_STATE.room,
  matters,
  questions: Object.fromEntries(groups.map((group) => [group.id, group])),
})
const show = (matters: readonly Comment[], groups: readonly QuestionGroup[] = [], reading: ReadingState = READING) => {
  shown.studio = { ...INITIAL_STATE, reading, room: room(matters, groups) }
  return renderToStaticMarkup(<Matters />)
}
const idsIn = (markup: string) => [...markup.matchAll(/data-comment-id="([^"]+)"/gu)].map(([, id]) => id)

const praiseLike = commentOf('order', { understanding: understandingOf({ intent: 'purchase_intent' }) })
const question = commentOf('question', { understanding: understandingOf({}, { groupId: 'tiktok/question' }) })
const complaint = commentOf('complaint', {
  lang: 'th',
  understanding: understandingOf({ intent: 'complaint', sentiment: 'negative', topic: 'shipping' }),
})
const urgent = commentOf('urgent', { understanding: understandingOf({ intent: 'request', urgent: true }) })

beforeEach(() => Object.assign(shown, { language: 'en', nowMs: 1_000, sent: [], isPending: false }))

describe('order', () => {
  test('the most pressing stands first; many askers lift a question', () => {
    const all = [praiseLike, question, complaint, urgent]
    expect(idsIn(show(all))).toEqual(['urgent', 'complaint', 'question', 'order'])
    const asked = show(all, [groupOf('question', { askers: 16 })])
    expect(idsIn(asked)).toEqual(['urgent', 'question', 'complaint', 'order'])
    expect(asked).toContain('16 ask')
  })

  test('of equals the one that waits longer', () => {
    const at = (id: string, receivedAtMs: number) => ({ ...complaint, id, receivedAtMs })
    expect(idsIn(show([at('late', 900), at('early', 100), at('middle', 500)]))).toEqual(['early', 'middle', 'late'])
  })

  test('who waits rises: the clock of the core says how long', () => {
    const waiting = { ...praiseLike, receivedAtMs: 1_000 }
    const fresh = { ...complaint, receivedAtMs: 150_000 }
    shown.nowMs = 150_000
    expect(idsIn(show([waiting, fresh]))).toEqual(['order', 'complaint'])
  })

  test('thirty are shown', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...complaint, id: `${index}`, receivedAtMs: index }))
    expect(idsIn(show(many))).toEqual(many.slice(0, 30).map(({ id }) => id))
  })
})

describe('held under the pointer', () => {
  const ranked = (...comments: Comment[]) => byPriority(room(comments), 1_000)

  test('the order stays as it was; what is new waits, what is settled leaves', () => {
    const before = toShow(ranked(praiseLike, complaint, question), null)
    expect(before.map(({ comment }) => comment.id)).toEqual(['complaint', 'question', 'order'])
    const held = toShow(ranked(urgent, { ...praiseLike, text: 'edited' }, complaint), before)
    expect(held.map(({ comment }) => comment.id)).toEqual(['complaint', 'order'])
    expect(held[1]?.comment.text).toBe('edited')
    expect(toShow(ranked(urgent, complaint), null).map(({ comment }) => comment.id)).toEqual(['urgent', 'complaint'])
  })

  test('thirty that press more do not push the one under the pointer away', () => {
    const before = toShow(ranked(praiseLike), null)
    const flood = Array.from({ length: 50 }, (_, index) => ({ ...urgent, id: `${index}` }))
    expect(toShow(ranked(praiseLike, ...flood), before).map(({ comment }) => comment.id)).toEqual(['order'])
  })

  test('an empty list that is held stays empty', () => {
    expect(toShow(ranked(urgent), [])).toEqual([])
  })
})

describe('one that matters', () => {
  const rankedOf = (comment: Comment) =>
    byPriority(room([comment]), 1_000)[0] as Parameters<typeof MatterItem>[0]['ranked']

  test('settling sends its platform and id, once while it is under way', () => {
    const settle = buttonOf(MatterItem({ ranked: rankedOf(complaint), language: 'en' }), 'settle')
    settle.onClick?.()
    expect(shown.sent).toEqual([['comment.settle', { platform: 'tiktok', commentId: 'complaint' }]])
    expect(settle.disabled).toBe(false)
    shown.isPending = true
    expect(buttonOf(MatterItem({ ranked: rankedOf(complaint), language: 'en' }), 'settle').disabled).toBe(true)
  })

  test.each([
    ['en', ['What matters', 'complaint', 'shipping', 'unhappy', 'Done', 'Why it is here: complaint +20', 'Thai']],
    ['zh-CN', ['需要处理', '投诉', '物流', '不满', '已处理', '排在这里的原因：投诉 +20', '泰语']],
  ] as const)('in %s: labels, why, and what to do', (language, words) => {
    shown.language = language
    const markup = show([complaint])
    for (const word of words) expect(markup).toContain(word)
    expect(markup).toContain('lang="th"')
    expect(markup).not.toContain('data-testid="askers"')
  })

  test('what a viewer wrote is text, and its name cannot turn its neighbours', () => {
    const text = '<img src=x onerror=alert(1)>'
    const markup = show([{ ...complaint, text, viewer: { id: 'v', name: '<b>\u05d0' } }])
    expect(markup).not.toContain('<img')
    expect(markup).toContain('<bdi class="comment-who">&lt;b&gt;\u05d0</bdi>')
  })

  test('every reason is said with its points, in both languages', () => {
    const all = {
      ...question,
      viewer: { id: 'v', name: 'Ana', badges: ['vip'] },
      understanding: understandingOf(
        { urgent: true },
        {
          groupId: 'tiktok/question',
          mentions: { skus: ['LAMP'], quantity: null, sizes: [], prices: [], isOrder: false },
        },
      ),
    }
    shown.nowMs = 31_000
    const reasons = ['urgent +50', 'question +18', 'about to buy +10', 'waits 30 s +3', '4 people ask it +12']
    expect(show([all], [groupOf('question', { askers: 4 })])).toContain(
      [...reasons, 'buys or pays already +8'].join(' · '),
    )
    shown.language = 'zh-CN'
    expect(show([all], [groupOf('question', { askers: 4 })])).toContain(
      '紧急 +50 · 提问 +18 · 准备购买 +10 · 已等待 30 秒 +3 · 4 人在问 +12 · 已是买家或付费成员 +8',
    )
  })
})

describe('whether comments are read', () => {
  test.each([
    ['en', { kind: 'starting' }, 'is starting'],
    ['en', { kind: 'off', reason: 'killed', models: [] }, 'They still arrive and are kept.'],
    ['en', { kind: 'reading', share: 0.5, models: [] }, '50 % of them are read'],
    ['zh-CN', { kind: 'starting' }, '正在启动'],
    ['zh-CN', { kind: 'off', reason: 'killed', models: [] }, '评论仍会接收并保存'],
    ['zh-CN', { kind: 'reading', share: 0.29, models: [] }, '解读其中 29%'],
  ] as const)('%s %j', (language, reading, words) => {
    shown.language = language
    expect(show([complaint], [], reading)).toContain(words)
  })

  test('nothing is said while all are read; an empty list says so', () => {
    expect(show([complaint])).not.toContain('reading-note')
    const empty = show([])
    expect(empty).toContain('Nothing needs an answer now.')
    expect(empty).not.toContain('reading-note')
  })
})

interface ButtonProps {
  readonly 'data-testid'?: string
  readonly disabled?: boolean
  readonly onClick?: () => void
  readonly children?: ReactNode
}

/** The props of what has this test id, among elements that were not rendered. */
function buttonOf(node: ReactNode, testId: string): ButtonProps {
  const found = elementsIn(node).find(({ props }) => props['data-testid'] === testId)
  if (!found) throw new Error(`nothing has the test id ${testId}`)
  return found.props
}

function elementsIn(node: ReactNode): ReactElement<ButtonProps>[] {
  if (Array.isArray(node)) return node.flatMap(elementsIn)
  if (typeof node !== 'object' || node === null || !('props' in node)) return []
  const element = node as ReactElement<ButtonProps>
  return [element, ...elementsIn(element.props.children)]
}
