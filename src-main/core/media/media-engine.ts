import { StudioError, toStudioError } from '../../contract/errors.ts'
import type { SlateSetting } from '../../contract/picture.ts'
import { feedPreview } from '../destinations/preview/preview-feed.ts'
import { readDiskSpace } from '../destinations/recording/disk-space.ts'
import { saveClip } from '../destinations/recording/save-clip.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { startMediaHealth } from '../health/media-health.ts'
import { createOverlayAcknowledger } from '../overlay/overlay-acknowledger.ts'
import type { Clock } from '../ports.ts'
import { createChildJournal } from '../process/child-journal.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import { loadSlatePicture } from '../programme/slate.ts'
import type { Scene, Transition } from '../programme/switcher.ts'
import { createMeasurements } from './measurements.ts'
import type { MediaCommand, MediaReport, MediaWorkerSetup } from './media-protocol.ts'
import { openPipeline, type Pipeline, type WantedSlate, type WantedSource } from './pipeline.ts'
import { type Show, startShow } from './show.ts'
import { createWantedDestinations } from './wanted-destinations.ts'

/**
 * What is wanted of the media stages (sources, scene, slate, destinations), and the pipeline and the show that do it.
 * In: media commands. Out: media reports. Runs in the media worker; knows nothing of sessions or comments.
 */
export interface MediaEngine {
  handle(command: MediaCommand): void
}

const NOBODY: Scene = { layout: 'full', hostId: null, productId: null }
const PLAIN_SLATE: WantedSlate = { message: null, picture: null, musicPath: null }

export function createMediaEngine(
  { ffmpegPath, ffmpegVersion, dataDir, formats }: MediaWorkerSetup,
  clock: Clock,
  report: (report: MediaReport) => void,
): MediaEngine {
  const journal = createChildJournal(dataDir)
  const ffmpeg = { path: ffmpegPath, version: ffmpegVersion }
  const sources = new Map<string, WantedSource>()
  const destinations = createWantedDestinations(() => show, report)
  const measurements = createMeasurements({ ffmpegPath, journal, clock, dataDir }, report)
  const overlays = createOverlayAcknowledger((generation, tick) => report({ kind: 'overlayOnAir', generation, tick }))
  const health = startMediaHealth(clock, (reading) => report({ kind: 'health', reading }))
  let scene = NOBODY
  let slate = PLAIN_SLATE
  let show: Show | null = null
  let previewOn = false
  let stopPreview: (() => void) | null = null
  let pipeline = open(formats)
  /** Commands that came while the pipeline was being replaced. */
  let waiting: MediaCommand[] | null = null

  function open(wanted: readonly ProgrammeFormat[]): Pipeline {
    return openPipeline(wanted, {
      ffmpeg,
      dataDir,
      journal,
      clock,
      health,
      mayChange: () => show === null,
      onTag,
      onEncoderState: (state) => report({ kind: 'encoderState', state }),
      onSourceState: (id, state) => report({ kind: 'sourceState', id, state }),
      onSlate: (shown) => report({ kind: 'slate', shown }),
      onLevels: (levels) => report({ kind: 'levels', levels }),
    })
  }

  function onTag(lane: number, tag: ProgrammeTag): void {
    show?.observe(lane, tag)
    if (lane === 0) overlays.observe(tag)
  }

  async function configure(wanted: readonly ProgrammeFormat[]): Promise<void> {
    measurements.giveUp()
    waiting = []
    stopPreview?.()
    await pipeline.close()
    pipeline = open(wanted)
    for (const [id, source] of sources) pipeline.addSource(id, source)
    pipeline.programme.setScene(scene, 'cut')
    pipeline.setSlate(slate)
    preview(previewOn)
    const late = waiting
    waiting = null
    for (const command of late) handle(command)
  }

  function preview(on: boolean): void {
    stopPreview?.()
    previewOn = on
    const fanout = pipeline.lanes[0]?.fanout
    stopPreview = on && fanout ? feedPreview(fanout, (frame) => report({ kind: 'preview', frame })) : null
  }

  function setScene(next: Scene, transition: Transition): void {
    scene = next
    pipeline.programme.setScene(scene, transition)
  }

  async function setSlate({ message, picturePath, musicPath }: SlateSetting): Promise<void> {
    try {
      const picture = picturePath === null ? null : await loadSlatePicture(picturePath)
      slate = { message, picture, musicPath }
      pipeline.setSlate(slate)
    } catch (error) {
      report({ kind: 'slateFailed', error: toStudioError(error).toInfo() })
    }
  }

  function setOverlay(generation: number, regions: readonly Uint8Array[] | null): void {
    const empty = pipeline.lanes.map(({ overlay }) => overlay)
    overlays.expect(generation, pipeline.programme.setOverlay(regions ?? empty))
  }

  function beginShow(recordingDir: string, durationTicks: number | null): void {
    measurements.giveUp()
    const { programme, lanes } = pipeline
    show = startShow({
      ffmpegPath,
      journal,
      clock,
      lanes,
      programme,
      recordingDir,
      durationTicks,
      destinations: destinations.forShow(),
      dataDir,
      onState: (state) => report({ kind: 'recordingState', state }),
      readSpace: readDiskSpace,
      onPartStarted: (path, tick) => report({ kind: 'recordingStarted', path, atMs: programme.atMs(tick) }),
      onProgress: (bytes, freeBytes, secondsToFull) =>
        report({ kind: 'recordingProgress', bytes, freeBytes, secondsToFull }),
      onDiscarded: (path) => report({ kind: 'recordingDiscarded', path }),
      onDestinationState: (id, state) => report({ kind: 'destinationState', id, state }),
      onDestinationProgress: (id, counters) => report({ kind: 'destinationProgress', id, counters }),
      onDestinationQueue: (queue) => report({ kind: 'destinationQueue', queue }),
      onRecordingQueue: (queue) => report({ kind: 'recordingQueue', queue }),
      onStarted: (tick) => report({ kind: 'showStarted', tick, atMs: programme.atMs(tick) }),
      onEnding: () => report({ kind: 'showEnding' }),
      onEnded(frames) {
        show = null
        for (const { ladder } of lanes) ladder.settle()
        report({ kind: 'showEnded', frames })
      },
    })
  }

  async function keepClip({ requestId, seconds, path }: Extract<MediaCommand, { kind: 'saveClip' }>): Promise<void> {
    try {
      const clip = show?.clip(seconds)
      if (!clip) throw new StudioError('clip.not-live')
      await saveClip(clip, path, { ffmpegPath, journal, clock, readSpace: readDiskSpace })
      report({ kind: 'clipSaved', requestId, seconds: Math.round(clip.durationMs / 1000) })
    } catch (error) {
      report({ kind: 'clipFailed', requestId, error: toStudioError(error).toInfo() })
    }
  }

  async function close(): Promise<void> {
    measurements.giveUp()
    health.stop()
    await pipeline.close()
    report({ kind: 'closed' })
  }

  function handle(command: MediaCommand): void {
    if (waiting) waiting.push(command)
    else apply(command)
  }

  function apply(command: MediaCommand): void {
    switch (command.kind) {
      case 'configure':
        void configure(command.formats)
        return
      case 'addSource': {
        const { id, name, spec, sound } = command
        sources.set(id, { name, spec, sound })
        pipeline.addSource(id, { name, spec, sound })
        return
      }
      case 'setSound': {
        const source = sources.get(command.id)
        if (source) sources.set(command.id, { ...source, sound: command.sound })
        pipeline.programme.setSound(command.id, command.sound)
        return
      }
      case 'removeSource':
        sources.delete(command.id)
        pipeline.removeSource(command.id)
        return
      case 'setScene':
        setScene(command.scene, command.transition)
        return
      case 'setSlate':
        void setSlate(command.slate)
        return
      case 'addDestination':
        destinations.add(command.destination)
        return
      case 'removeDestination':
        destinations.remove(command.id)
        return
      case 'stopDestination':
        destinations.stop(command.id)
        return
      case 'retryDestination':
        destinations.retry(command.id)
        return
      case 'measureUplink':
        measurements.uplink(pipeline, command.targets, command.kbpsEach)
        return
      case 'startShow':
        beginShow(command.recordingDir, command.durationTicks)
        return
      case 'stopShow':
        show?.stop()
        return
      case 'saveClip':
        void keepClip(command)
        return
      case 'setOverlay':
        setOverlay(command.generation, command.regions)
        return
      case 'setBitrate':
        for (const { sink } of pipeline.lanes) sink.setBitrate(command.kbps)
        return
      case 'measurePace':
        if (!show) measurements.pace(pipeline)
        return
      case 'setPreview':
        preview(command.on)
        return
      case 'close':
        void close()
    }
  }

  return { handle }
}
