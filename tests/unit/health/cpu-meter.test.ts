import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cpuMsOf, createCpuMeter } from '../../../src-main/core/health/cpu-meter.ts'
import { manualClock } from '../../support/manual-clock.ts'

function start(canTell = true) {
  const clock = manualClock()
  const used = { own: 1_000, children: new Map<number, number>() }
  const childMs = (pid: number) => used.children.get(pid) ?? null
  const meter = createCpuMeter({ clock, ownMs: () => used.own, childMs, canTell })
  return { clock, meter, used }
}

test('this process and its children, those that come and go included', () => {
  const { clock, meter, used } = start()
  used.children.set(7, 5_000)
  clock.advanceMs(1_000)
  meter.read([7])
  used.own += 100
  used.children.set(7, 5_900)
  used.children.set(8, 200)
  clock.advanceMs(1_000)
  expect(meter.read([7, 8])).toBeCloseTo(1.2)
  used.children.delete(7)
  clock.advanceMs(1_000)
  expect(meter.read([7, 8])).toBe(0)
})

test('where the system does not tell nothing is claimed', () => {
  const { clock, meter } = start(false)
  clock.advanceMs(1_000)
  expect(meter.read([7])).toBeNull()
})

test('a program whose name holds brackets and spaces is read all the same', () => {
  const rest = 'S 1 1 1 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 1 0 100 1 1'
  expect(cpuMsOf(`42 (odd) name) ${rest}`)).toBe(3_000)
  expect(cpuMsOf('')).toBeNull()
})

test.runIf(process.platform === 'linux')('the kernel speaks of this very process', () => {
  expect(cpuMsOf(readFileSync('/proc/self/stat', 'utf8'))).toBeGreaterThan(0)
})
