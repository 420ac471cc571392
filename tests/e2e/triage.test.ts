import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { openDesktop } from './desktop.ts'
import { type IngestAccess, readIngestAccess, sendEvents } from './ingest-access.ts'

/** What a room writes that needs no answer. */
const CHATTER = [
  'hello from Lisbon',
  '哈哈哈哈',
  'สวยมากค่ะ',
  'so pretty!!',
  '1',
  '❤️❤️❤️',
  'مساء الخير',
  'good evening everyone',
  '已经下单啦',
  'love this shop',
  'Guten Abend',
  'qué lindo',
]
/** Three people who want to buy and ask three things first. */
const BUYING = [
  { id: 'th', lang: 'th', text: 'สั่งซื้อยังไงคะ กดตรงไหน' },
  { id: 'ar', lang: 'ar', text: 'ابي اشتري الحين، باقي مقاس لارج؟' },
  { id: 'zh', lang: 'zh', text: '能用花呗吗' },
] as const
const WITHIN_MS = 1_000

test('a Thai, an Arabic and a Chinese buying question rise to the top within a second of being posted', async () => {
  const { page, complaints, quit } = await openDesktop(`${tempDir()}/data`)
  await page.getByTestId('go-live').waitFor()
  const ingest = await readIngestAccess(page)
  await sendEvents(
    ingest,
    CHATTER.map((text, index) => comment(`chat-${index}`, text)),
  )
  await page
    .locator('[data-testid="comment"] [data-testid="labels"]')
    .nth(CHATTER.length - 1)
    .waitFor()

  for (const [index, { id, text }] of BUYING.entries()) {
    const tookMs = await riseToTop(page, ingest, comment(id, text), index + 1)
    expect(tookMs).toBeLessThan(WITHIN_MS)
  }

  const matters = page.getByTestId('matter')
  expect(
    await matters.evaluateAll((items) =>
      items
        .slice(0, 3)
        .map((item) => (item as HTMLElement).dataset.commentId)
        .sort(),
    ),
  ).toEqual(['ar', 'th', 'zh'])
  for (const { id, lang } of BUYING) {
    const shown = page.locator(`[data-testid="matter"][data-comment-id="${id}"]`)
    expect(await shown.getAttribute('data-urgent')).toBe('true')
    expect(await shown.locator('.comment-text').getAttribute('lang')).toBe(lang)
    expect(await shown.getByTestId('labels').getAttribute('data-intent')).toBe('question')
  }

  await page.locator('[data-testid="matter"][data-comment-id="th"]').getByTestId('settle').click()
  await page.locator('[data-testid="matter"][data-comment-id="th"]').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  expect(await quit()).toBe(0)
})

const comment = (id: string, text: string) => ({
  type: 'comment',
  platform: 'tiktok',
  id,
  viewer: { id: `viewer-${id}`, name: `Viewer ${id}` },
  text,
})

/** Posts a comment; resolves with the time until it is among the first `places` of what matters, in ms. */
async function riseToTop(page: Page, ingest: IngestAccess, event: { id: string }, places: number): Promise<number> {
  const seen = page.waitForFunction(
    ([id, count]) => {
      const items = [...document.querySelectorAll<HTMLElement>('[data-testid="matter"]')].slice(0, count)
      return items.some(({ dataset }) => dataset.commentId === id)
    },
    [event.id, places] as const,
    { polling: 'raf' },
  )
  const postedAt = performance.now()
  await sendEvents(ingest, [event])
  await seen
  return performance.now() - postedAt
}
