import { expect, test } from 'vitest'
import { createBacklog } from '../../../../src-main/core/comments/reading/reading-client.ts'

const comment = (index: number) => ({
  platform: 'tiktok',
  id: `${index}`,
  text: 'price?',
  viewerId: 'v',
  receivedAtMs: index,
})
function filled(count: number, most?: number) {
  const backlog = createBacklog(most)
  let leftOut = 0
  for (let index = 0; index < count; index++) leftOut += backlog.push(comment(index))
  return { backlog, leftOut }
}
function emptied(backlog: ReturnType<typeof createBacklog>): number[] {
  const ids: number[] = []
  while (backlog.length > 0) ids.push(...backlog.take().map(({ id }) => Number(id)))
  return ids
}
const upTo = (count: number, step = 1) => Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)

test('under its bound nothing is lost, and everything leaves in its order', () => {
  const { backlog, leftOut } = filled(4_096)
  expect([backlog.length, leftOut]).toEqual([4_096, 0])
  expect(emptied(backlog)).toEqual(upTo(4_096))
})

test('beyond it every second one that waits is left out, from all of the time', () => {
  const { backlog, leftOut } = filled(4_097)
  expect([backlog.length, leftOut]).toEqual([2_049, 2_048])
  expect(emptied(backlog)).toEqual(upTo(4_097, 2))
})

test('each one is read or counted as left out, however many come', () => {
  const { backlog, leftOut } = filled(100_000)
  expect(backlog.length).toBeLessThanOrEqual(4_096)
  const left = emptied(backlog)
  expect(left.length + leftOut).toBe(100_000)
  expect(left).toEqual([...new Set(left)].sort((a, b) => a - b))
  expect(left[0]).toBe(0)
})

test('a batch is 64 at most, and an empty backlog gives an empty one', () => {
  const { backlog } = filled(100)
  expect([backlog.take().length, backlog.take().length, backlog.take().length]).toEqual([64, 36, 0])
})

test('one that was taken makes room', () => {
  const { backlog } = filled(4, 4)
  backlog.take()
  expect(backlog.push(comment(9))).toBe(0)
  expect(emptied(backlog)).toEqual([9])
})
