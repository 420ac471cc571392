import { expect, test } from 'vitest'
import { soak } from '../support/soak.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A shortened soak: the long one is `npm run bench -- soak`. */
test('a source that stalls twice in a minute leaves sound and picture in step to the end, and no memory behind', async () => {
  const { offsetMs, memoryMb, frames } = await soak(`${tempDir()}/show`, { seconds: 60, stalls: 2, warmUpS: 22 })
  expect.soft(Math.abs(offsetMs.start)).toBeLessThanOrEqual(20)
  expect.soft(Math.abs(offsetMs.end)).toBeLessThanOrEqual(20)
  expect.soft(memoryMb.late).toBeLessThan(memoryMb.early * 1.1)
  expect.soft(frames).toEqual({ expected: 60 * 30, recorded: 60 * 30, dropped: 0 })
})
