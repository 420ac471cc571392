import type { Clock } from '../ports.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { HealthReading } from './health-reading.ts'
import { createLaneMeter, type LaneMeter, type LaneReading } from './lane-meter.ts'
import { createPictureProbe } from './picture-probe.ts'

/** The media worker's side of health: a meter for each programme shape, read together once a second. */
export interface MediaHealth {
  /** The meter of lane `index`, begun anew; 0 is the main one, whose picture is looked at. */
  openLane(index: number, format: ProgrammeFormat, queue: () => HealthReading['encoder']): LaneMeter
  /** Only as many lanes as there are now. */
  keepLanes(count: number): void
  stop(): void
}

const EVERY_MS = 1_000

interface Lane {
  readonly meter: LaneMeter
  readonly queue: () => HealthReading['encoder']
}

export function startMediaHealth(clock: Clock, onReading: (reading: HealthReading) => void): MediaHealth {
  const lanes: Lane[] = []
  const probe = createPictureProbe(clock)
  let cancel = clock.after(EVERY_MS, read)

  function read(): void {
    cancel = clock.after(EVERY_MS, read)
    const [main, ...others] = lanes.map(({ meter }) => meter.read())
    if (!main) return
    const sum = (pick: (lane: LaneReading) => number) => others.reduce((total, lane) => total + pick(lane), pick(main))
    onReading({
      ...main,
      offeredTicks: sum(({ offeredTicks }) => offeredTicks),
      droppedTicks: sum(({ droppedTicks }) => droppedTicks),
      encodedBytes: sum(({ encodedBytes }) => encodedBytes),
      encoder: fullest(lanes.map(({ queue }) => queue())),
      picture: probe.read(),
    })
  }

  return {
    openLane(index, format, queue) {
      const meter = createLaneMeter(format, clock)
      lanes[index] = { meter, queue }
      if (index > 0) return meter
      return {
        ...meter,
        wrote(tick, picture, isTaken) {
          meter.wrote(tick, picture, isTaken)
          probe.look(picture.data, format.width, format.height)
        },
      }
    },
    keepLanes(count) {
      lanes.length = Math.min(lanes.length, count)
    },
    stop: () => cancel(),
  }
}

function fullest(queues: readonly HealthReading['encoder'][]): HealthReading['encoder'] {
  const { waitingMs, fill } = queues.reduce((a, b) => (a.fill >= b.fill ? a : b))
  return { waitingMs, fill }
}
