import type { DestinationSpec } from '../destinations/keep-destination.ts'
import { feedPreview } from '../destinations/preview/preview-feed.ts'
import { startEncoding } from '../encode/encoding-stage.ts'
import { openLadder } from '../encode/open-ladder.ts'
import { createFanout } from '../fanout/fanout.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { createOverlayAcknowledger } from '../overlay/overlay-acknowledger.ts'
import { emptyOverlay, overlayRegion } from '../overlay/overlay-region.ts'
import type { Clock } from '../ports.ts'
import { createChildJournal } from '../process/child-journal.ts'
import { createFramePool } from '../programme/frame-pool.ts'
import { startProgramme } from '../programme/programme.ts'
import { frameBytes } from '../programme/programme-format.ts'
import { drawSlate } from '../programme/slate.ts'
import { type LiveSource, openSource } from '../sources/source.ts'
import type { MediaCommand, MediaReport, MediaWorkerSetup } from './media-protocol.ts'
import { type Show, startShow } from './show.ts'

/**
 * The media stages wired in order: sources, programme, encoder, fan-out, show (destinations and recording), preview.
 * In: media commands. Out: media reports. Runs in the media worker; knows nothing of sessions or comments.
 */
export interface MediaEngine {
  handle(command: MediaCommand): void
}

export function createMediaEngine(
  { ffmpegPath, ffmpegVersion, dataDir, format }: MediaWorkerSetup,
  clock: Clock,
  report: (report: MediaReport) => void,
): MediaEngine {
  const journal = createChildJournal(dataDir)
  const pool = createFramePool(frameBytes(format))
  const noOverlay = emptyOverlay(overlayRegion(format))
  const fanout = createFanout()
  const sources = new Map<string, LiveSource>()
  const destinations = new Map<string, DestinationSpec>()
  const probing = new AbortController()
  let show: Show | null = null
  let stopPreview: (() => void) | null = null
  const overlays = createOverlayAcknowledger((generation, tick) => report({ kind: 'overlayOnAir', generation, tick }))

  const ladder = openLadder(
    {
      ffmpeg: { path: ffmpegPath, version: ffmpegVersion },
      dataDir,
      format,
      journal,
      clock,
      mayChange: () => show === null,
    },
    probing.signal,
  )
  const encoding = startEncoding({
    ffmpegPath,
    format,
    journal,
    clock,
    ladder,
    onTag,
    onState: (state) => report({ kind: 'encoderState', state }),
  })
  const programme = startProgramme({
    clock,
    format,
    pool,
    slate: drawSlate(format),
    overlay: noOverlay,
    encoding,
    onSlate: (shown) => report({ kind: 'slate', shown }),
  })

  function onTag(tag: ProgrammeTag): void {
    show?.gate.observe(tag)
    overlays.observe(tag)
    fanout.offer(tag)
  }

  function beginShow(recordingDir: string, durationTicks: number | null): void {
    show = startShow({
      ffmpegPath,
      journal,
      fanout,
      clock,
      format,
      programme,
      recordingDir,
      durationTicks,
      bitrateKbps: format.bitrateKbps,
      destinations: [...destinations.values()],
      onState: (state) => report({ kind: 'recordingState', state }),
      onProgress: (bytes, freeBytes) => report({ kind: 'recordingProgress', bytes, freeBytes }),
      onDiscarded: (path) => report({ kind: 'recordingDiscarded', path }),
      onDestinationState: (id, state) => report({ kind: 'destinationState', id, state }),
      onDestinationProgress: (id, counters) => report({ kind: 'destinationProgress', id, counters }),
      onDestinationQueue: (queue) => report({ kind: 'destinationQueue', queue }),
      onRecordingQueue: (queue) => report({ kind: 'recordingQueue', queue }),
      onStarted: (tick) => report({ kind: 'showStarted', tick, atMs: programme.atMs(tick) }),
      onEnding: () => report({ kind: 'showEnding' }),
      onEnded(frames) {
        show = null
        ladder.settle()
        report({ kind: 'showEnded', frames })
      },
    })
  }

  async function close(): Promise<void> {
    programme.select(null)
    await Promise.all([...sources.values()].map((source) => source.close()))
    programme.stop()
    probing.abort()
    await encoding.close()
    report({ kind: 'closed' })
  }

  return {
    handle(command) {
      switch (command.kind) {
        case 'addSource': {
          const { id, name, spec } = command
          const onState = (state: Parameters<Parameters<typeof openSource>[3]['onState']>[0]) =>
            report({ kind: 'sourceState', id, state })
          sources.set(id, openSource(id, name, spec, { ffmpegPath, format, pool, journal, clock, onState }))
          return
        }
        case 'selectSource':
          programme.select(sources.get(command.id) ?? null)
          return
        case 'removeSource':
          void sources.get(command.id)?.close()
          sources.delete(command.id)
          return
        case 'addDestination':
          destinations.set(command.destination.id, command.destination)
          show?.addDestination(command.destination)
          return
        case 'removeDestination':
          destinations.delete(command.id)
          show?.removeDestination(command.id)
          return
        case 'startShow':
          beginShow(command.recordingDir, command.durationTicks)
          return
        case 'stopShow':
          show?.stop()
          return
        case 'setOverlay':
          overlays.expect(command.generation, programme.setOverlay(command.region ?? noOverlay))
          return
        case 'setPreview':
          stopPreview?.()
          stopPreview = command.on ? feedPreview(fanout, (frame) => report({ kind: 'preview', frame })) : null
          return
        case 'close':
          void close()
      }
    },
  }
}
