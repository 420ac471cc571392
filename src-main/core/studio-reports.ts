import type { FrameCounters } from '../contract/events.ts'
import type { MediaReport } from './media/media-protocol.ts'
import type { Stages } from './studio-stages.ts'

type Listener = (report: MediaReport) => void
type Reached =
  | 'log'
  | 'show'
  | 'finishing'
  | 'bitrate'
  | 'promo'
  | 'preview'
  | 'health'
  | 'uplink'
  | 'debug'
  | 'measuredPicture'

/** In: what the media worker reports. Out: the same, to `first` and then to the stage whose affair it is. */
export function routeReports(stages: Pick<Stages, Reached>, first: readonly Listener[]): Listener {
  const { show, bitrate, promo, preview, health, uplink, debug, measuredPicture } = stages

  return (report) => {
    for (const listen of first) listen(report)
    switch (report.kind) {
      case 'showStarted':
        return show.onStarted(report.atMs)
      case 'showEnding':
        return show.onEnding()
      case 'showEnded':
        return endShow(stages, report.frames)
      case 'overlayOnAir':
        return promo.acknowledge(report.generation, report.tick)
      case 'preview':
        return preview.offer(report.frame)
      case 'paceMeasured':
        return measuredPicture?.onMeasured(report.pace)
      case 'health':
        return health.onReading(report.reading)
      case 'destinationQueue':
        health.onQueue('destination', report.queue)
        return bitrate.measured(report.queue)
      case 'recordingQueue':
        health.onQueue('recording', report.queue)
        return bitrate.measured(report.queue)
      case 'uplinkMeasured':
        return uplink.onMeasured(report.results)
      case 'childNote':
        return debug.take(report.note)
    }
  }
}

function endShow({ log, show, finishing, bitrate }: Pick<Stages, Reached>, frames: FrameCounters): void {
  const { show: ending } = log.state
  if (ending.kind === 'ending') {
    finishing.announce(ending.sessionId)
    show.onEnded(frames)
    finishing.finish(ending.sessionId)
  }
  bitrate.reset()
}
