/** What became of one destination: how long it was live, when it was not, and what it took. */
import { assertNever } from '../../../contract/assert-never.ts'
import type { DestinationRow } from '../../../contract/report.ts'
import type { Destination, DestinationCounters } from '../../../contract/state.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { whatHappened } from '../wording/what-happened.ts'
import { isoOf } from './section.ts'

type Outage = DestinationRow['outages'][number]

export interface DestinationHistory {
  readonly isInterrupted: boolean
  isOf(destination: Destination): boolean
  take(destination: Destination, atMs: number): void
  /** Taken off the show on purpose. */
  stop(atMs: number): void
  /** The studio itself died at `atMs`. */
  interrupt(atMs: number): void
  finish(endMs: number): DestinationRow
}

const CONNECTION_LOST: LocalisedText = { en: 'The connection was lost.', 'zh-CN': '连接中断。' }
const STUDIO_INTERRUPTED: LocalisedText = {
  en: 'The studio itself was interrupted.',
  'zh-CN': '工作室本身中断。',
}
const NOTHING: DestinationCounters = { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 }

export function createDestinationHistory(first: Destination): DestinationHistory {
  const outages: Outage[] = []
  let latest = first
  let earlier = NOTHING
  let liveMs = 0
  let liveSinceMs: number | null = null
  let down: { readonly sinceMs: number; readonly reason: LocalisedText } | null = null
  let isInterrupted = false

  const leaveAir = (atMs: number): boolean => {
    if (liveSinceMs === null) return false
    liveMs += Math.max(0, atMs - liveSinceMs)
    liveSinceMs = null
    return true
  }
  const goDown = (atMs: number, reason: LocalisedText): void => {
    leaveAir(atMs)
    down ??= { sinceMs: atMs, reason }
  }
  const endOutage = (untilMs: number | null): void => {
    if (!down) return
    const durationMs = untilMs === null ? null : Math.max(0, untilMs - down.sinceMs)
    outages.push({ startedAt: isoOf(down.sinceMs), durationMs, reason: down.reason })
    down = null
  }
  /** Leaving on purpose: an outage that lasts until then never recovered. */
  const stop = (atMs: number): void => {
    leaveAir(atMs)
    endOutage(null)
  }

  const moveTo = (state: Destination['state'], atMs: number): void => {
    switch (state.kind) {
      case 'live':
        endOutage(atMs)
        liveSinceMs ??= atMs
        return
      case 'ready':
        endOutage(atMs)
        return
      case 'connecting':
        if (liveSinceMs !== null) goDown(atMs, CONNECTION_LOST)
        return
      case 'retrying':
        goDown(atMs, whatHappened(state.error))
        return
      case 'off':
      case 'stopped':
        stop(atMs)
        return
      default:
        assertNever(state)
    }
  }

  return {
    get isInterrupted() {
      return isInterrupted
    },
    isOf: ({ name, url }) => latest.name === name && latest.url === url,
    take(destination, atMs) {
      if (destination.counters.bytes < latest.counters.bytes) earlier = sum(earlier, latest.counters)
      latest = destination
      // A restarted studio says "off" first, before it connects again.
      if (isInterrupted && destination.state.kind === 'off') return
      isInterrupted = false
      moveTo(destination.state, atMs)
    },
    stop,
    interrupt(atMs) {
      if (liveSinceMs === null && !down) return
      goDown(atMs, STUDIO_INTERRUPTED)
      isInterrupted = true
    },
    finish(endMs) {
      stop(endMs)
      return { id: latest.id, name: latest.name, url: latest.url, liveMs, outages, ...sum(earlier, latest.counters) }
    },
  }
}

function sum(a: DestinationCounters, b: DestinationCounters): DestinationCounters {
  return {
    bytes: a.bytes + b.bytes,
    frames: a.frames + b.frames,
    reconnects: a.reconnects + b.reconnects,
    droppedFrames: a.droppedFrames + b.droppedFrames,
  }
}
