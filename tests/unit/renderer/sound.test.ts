import { expect, test } from 'vitest'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { createSendLatest } from '../../../src-renderer/bridge/send-latest.ts'
import { levelShare, levelTone } from '../../../src-renderer/cockpit/sound/level-scale.ts'
import { studioStore } from '../../../src-renderer/store/studio-store.ts'
import { watchLevel } from '../../../src-renderer/store/watch-level.ts'

test('a level stands between -60 dBFS and full scale, and says when it clips', () => {
  expect([-100, -60, -30, 0, 3].map(levelShare)).toEqual([0, 0, 0.5, 1, 1])
  expect([-20, -6, -0.5].map((peakDb) => levelTone({ peakDb, rmsDb: -30 }))).toEqual(['plain', 'warn', 'fail'])
})

test('a meter hears of its own level once, and of nothing else', () => {
  const heard: (number | null)[] = []
  const stop = watchLevel('mic', (level) => heard.push(level?.peakDb ?? null))
  const show = (levels: object) => studioStore.setState({ studio: { ...INITIAL_STATE, levels: { ...levels } } })
  const mic = { peakDb: -12, rmsDb: -20 }
  show({ mic })
  show({ mic, camera: { peakDb: -3, rmsDb: -9 } })
  show({})
  stop()
  show({ mic })
  expect(heard).toEqual([null, -12, null])
})

test('while a value is on its way only the newest waits', async () => {
  const sent: number[] = []
  const answers: (() => void)[] = []
  const send = createSendLatest((value: number) => {
    sent.push(value)
    return new Promise<void>((resolve) => answers.push(resolve))
  })
  for (const value of [1, 2, 3]) send(value)
  expect(sent).toEqual([1])
  answers.shift()?.()
  await Promise.resolve()
  await Promise.resolve()
  expect(sent).toEqual([1, 3])
})
