import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttledNotify } from '../../../src-renderer/store/use-studio-every.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a lone change is seen at once, a flood no more often than asked, and its last one always', () => {
  let seen = 0
  const throttle = throttledNotify(() => (seen += 1), 100, Date.now)
  throttle.changed()
  expect(seen).toBe(1)
  for (let change = 0; change < 50; change += 1) throttle.changed()
  expect(seen).toBe(1)
  vi.advanceTimersByTime(100)
  expect(seen).toBe(2)
  vi.advanceTimersByTime(500)
  expect(seen).toBe(2)
})
