import { availableParallelism } from 'node:os'
import type { Health, QueueHealth } from '../../contract/health.ts'
import type { QueueMeasure } from '../fanout/queue-measure.ts'
import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { type ClockWatch, createClockWatch } from './clock-watch.ts'
import { clockCondition, conditionsOf } from './conditions.ts'
import { type CpuMeter, createCpuMeter, systemCpu } from './cpu-meter.ts'
import type { HealthReading, PictureReading } from './health-reading.ts'
import { judgeHealth, NOTHING_WATCHED } from './judge-health.ts'
import { createLossCounter } from './loss-window.ts'
import { createNetworkLoss } from './network-loss.ts'

/**
 * In: what the media worker counts once a second, and how full each queue is. Out: `health.measured`, and alerts with a
 * beginning and an end. Changes nothing: what is done about trouble belongs to the stage that has it.
 */
export interface HealthControl {
  onReading(reading: HealthReading): void
  onQueue(kind: 'destination' | 'recording', queue: QueueMeasure): void
  /** The newest look at the programme's picture; null before the first. */
  picture(): PictureReading | null
  lastClockJump: ClockWatch['lastJump']
}

export interface HealthDeps {
  readonly clock: Clock
  readonly log: StateLog
  /** Of the children that run now. */
  readonly childPids: () => readonly number[]
  /** The wall clock was moved, by this much. */
  readonly onClockJump: (byMs: number) => void
  readonly cpu?: CpuMeter
  readonly cores?: number
}

/** A queue that was not heard of for this long is gone. */
const QUEUE_GONE_AFTER_MS = 2_000

export function createHealthControl(deps: HealthDeps): HealthControl {
  const { clock, log, childPids, onClockJump } = deps
  const { cpu = createCpuMeter(systemCpu(clock)), cores = availableParallelism() } = deps
  const clockWatch = createClockWatch(clock)
  const rendering = createLossCounter()
  const encoding = createLossCounter()
  const network = createNetworkLoss()
  const queues = new Map<string, QueueHealth & { readonly heardAtMs: number }>()
  let last: { readonly atMs: number; readonly encodedBytes: number } | null = null
  let picture: PictureReading | null = null
  let verdict = NOTHING_WATCHED

  function bitrateKbps(nowMs: number, encodedBytes: number): number {
    const [bytes, ms] = last ? [encodedBytes - last.encodedBytes, nowMs - last.atMs] : [0, 0]
    last = { atMs: nowMs, encodedBytes }
    return ms > 0 && bytes > 0 ? Math.round((bytes * 8) / ms) : 0
  }

  function queuesNow(nowMs: number, encoder: HealthReading['encoder']): QueueHealth[] {
    for (const [id, { heardAtMs }] of queues) if (nowMs - heardAtMs > QUEUE_GONE_AFTER_MS) queues.delete(id)
    const others = [...queues.values()].map(({ heardAtMs: _heardAtMs, ...queue }) => queue)
    return [{ id: 'encoder', kind: 'encoder', ...encoder }, ...others]
  }

  return {
    onReading(reading) {
      const nowMs = clock.monotonicMs()
      picture = reading.picture
      const jumpedMs = clockWatch.look()
      if (jumpedMs !== null) onClockJump(jumpedMs)
      const lost = network.add(nowMs, log.state.destinations)
      const health: Health = {
        atMs: clock.nowMs(),
        rendering: rendering.add(nowMs, reading.missedTicks + reading.latePictures, reading.ticks),
        encoding: encoding.add(nowMs, reading.droppedTicks, reading.offeredTicks),
        network: lost.all,
        encodeDelayMs: rounded(reading.encodeDelayMs),
        avOffsetMs: rounded(reading.avOffsetMs),
        bitrateKbps: bitrateKbps(nowMs, reading.encodedBytes),
        cpuCores: cpu.read(childPids()),
        queues: queuesNow(nowMs, reading.encoder),
      }
      log.emit('health.measured', { health })
      judge(health, nowMs, lost.of)
    },
    onQueue(kind, { id, waitingMs, fill }) {
      queues.set(id, { id, kind, waitingMs, fill, heardAtMs: clock.monotonicMs() })
    },
    picture: () => picture,
    lastClockJump: clockWatch.lastJump,
  }

  function judge(health: Health, nowMs: number, networkOf: ReturnType<typeof network.add>['of']): void {
    const conditions = [
      ...conditionsOf(health, { networkOf, cores }, log.state),
      ...clockCondition(clockWatch.lastJump()),
    ]
    verdict = judgeHealth(verdict, conditions, { nowMs, atMs: health.atMs })
    for (const alert of verdict.raised) log.emit('alert.raised', { alert })
    for (const alertId of verdict.cleared) log.emit('alert.cleared', { alertId })
  }
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value))
