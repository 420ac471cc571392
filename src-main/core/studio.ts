import { statSync } from 'node:fs'
import { toStudioError } from '../contract/errors.ts'
import type { FrameCounters } from '../contract/events.ts'
import { createChecklistControl } from './checklist/checklist-control.ts'
import { type CommandHandlers, createDispatch } from './command-handlers.ts'
import { loadLanguages } from './comments/detect-language.ts'
import { createIntake } from './comments/intake.ts'
import { createDebugControl } from './debug/debug-control.ts'
import { createDestinations } from './destinations/destination-commands.ts'
import { createPreviewHub } from './destinations/preview/preview-hub.ts'
import { createClipCommands } from './destinations/recording/clip-commands.ts'
import { createDiskAlert } from './destinations/recording/disk-alert.ts'

import { readDiskSpace } from './destinations/recording/disk-space.ts'
import { createFinishing, removeUnfinished } from './destinations/recording/finish/finishing.ts'
import { trimTornParts } from './destinations/recording/finish/torn-tail.ts'
import { createHighlightCommands } from './destinations/recording/highlights/export-highlights.ts'

import { createUplinkControl } from './destinations/uplink/uplink-control.ts'

import { createBitrateControl } from './encode/bitrate/bitrate-control.ts'
import { readHardware } from './encode/hardware.ts'
import { defaultPicture } from './encode/pace/default-picture.ts'
import { createDefaultPicture } from './encode/pace/default-picture-control.ts'
import { keepPace, paceKey, readPace } from './encode/pace/pace-cache.ts'
import { PACE_FORMAT } from './encode/pace/pace-format.ts'
import { type Ffmpeg, findFfmpeg } from './ffmpeg/find-ffmpeg.ts'
import { createOneShots } from './ffmpeg/one-shots.ts'
import { outputProtocols } from './ffmpeg/output-protocols.ts'
import { createHealthControl } from './health/health-control.ts'
import { type MediaClient, startMediaWorker } from './media/media-client.ts'
import type { MediaReport } from './media/media-protocol.ts'
import { applyMediaLost, createReportEvents } from './media/report-events.ts'
import type { CapturePermissions, Clock, Log, Paths, SecretStore } from './ports.ts'
import { createChildJournal, endLeftChildren } from './process/child-journal.ts'
import { beginWith, createPictureControl } from './programme/picture-commands.ts'
import { formatsOf } from './programme/programme-format.ts'
import { createSceneControl } from './programme/scene-commands.ts'
import { createSlateCommands } from './programme/slate-commands.ts'
import { createPromoControl } from './promos/promo-control.ts'
import { buildReport } from './review/build-report.ts'
import { renderHtml } from './review/render-html.ts'
import { loadRhythm } from './rhythm/load-rhythm.ts'
import { createMarkCommands } from './session/mark-commands.ts'
import { readRoom } from './session/read-room.ts'
import { createSessionCommands, offerLeftSessions } from './session/session-commands.ts'
import { sessionDir } from './session/session-dir.ts'
import { createSessionJournal } from './session/session-journal.ts'
import { createSessionReader } from './session/session-reader.ts'
import { createShowControl, type ShowRequest } from './session/show-control.ts'
import { createCapture } from './sources/capture.ts'
import { createSourceCommands } from './sources/source-commands.ts'
import { createStateLog } from './state-log.ts'
import { lockDataDir } from './store/lock-data-dir.ts'
import { openReadStore, openStore } from './store/open-store.ts'
import { createMemory, type Memory } from './store/settings/memory.ts'
import type { Studio } from './studio-api.ts'

export interface StudioPorts {
  readonly clock: Clock
  readonly log: Log
  readonly paths: Paths
  /** Of the program, for the debug page. */
  readonly version: string
  /** The media worker's file. */
  readonly mediaWorkerUrl: URL
  /** The host's choice of ffmpeg, if there is one. */
  readonly ffmpegSetting?: string | undefined
  /** `auto`: 1080p30 where this computer sustains it. */
  readonly defaultPicture: '720p30' | 'auto'
  /** Null: nothing is remembered after this run, as in a rehearsal. */
  readonly secrets: SecretStore | null
  /** Null: this system asks nobody. */
  readonly permissions: CapturePermissions | null
}

/** A studio and what only its own host may ask of it. */
export interface HostedStudio extends Studio {
  /** Starts a show with more to say than the contract's `show.goLive`: rehearsals have a length and a speed. */
  startShow(request: ShowRequest): { sessionId: string }
  /** Brings back sources, destinations and settings of the last run; the test card where there are no sources. */
  restore(): Promise<void>
  /** Tells the host of trouble that no stage expected. */
  raise(cause: unknown): void
}

const TEST_CARD = { kind: 'testcard', name: 'Test card · 测试卡' } as const
/** What is not needed for the first picture waits until it is there. */
const WARM_UP_AFTER_MS = 2_000

/**
 * Wires the stages of a broadcast, in order, and closes them in reverse.
 * @throws StudioError data.unwritable, data.locked, ffmpeg.missing: nothing is left running then.
 */
export async function createStudio(ports: StudioPorts): Promise<HostedStudio> {
  const unlock = lockDataDir(ports.paths.dataDir)
  try {
    const ffmpeg = await findFfmpeg(ports.ffmpegSetting)
    return wireStages(ports, ffmpeg, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function wireStages(ports: StudioPorts, ffmpeg: Ffmpeg, unlock: () => void): HostedStudio {
  const { clock, paths } = ports
  const left = endLeftChildren(paths.dataDir)
  removeUnfinished(paths.dataDir)
  if (left.length > 0) ports.log.warn('ended what the last run left', { children: left.map(({ name }) => name) })

  const store = openStore(paths.dataDir)
  const readStore = openReadStore(paths.dataDir)
  const reader = createSessionReader(readStore)
  const log = createStateLog(clock)
  const journal = createSessionJournal({
    store,
    clock,
    onWriteFailed: (error) => log.emit('notice.raised', { error: error.toInfo() }),
    onWriteRecovered: () => log.emit('notice.cleared', { code: 'journal.write-failed' }),
  })
  log.onEvent((_seq, event, key) => journal.append(event, key))

  const key = paceKey(ffmpeg, readHardware(), PACE_FORMAT)
  const pace = ports.defaultPicture === 'auto' ? readPace(paths.dataDir, key) : null
  if (pace) beginWith(log, defaultPicture(pace))

  const debug = createDebugControl({
    clock,
    log,
    program: { version: ports.version, ffmpeg: `${ffmpeg.version} (${ffmpeg.path})`, platform: describePlatform() },
  })
  const health = createHealthControl({
    clock,
    log,
    childPids: debug.pids,
    onClockJump: (byMs) => show.onClockJump(byMs),
  })
  const rhythm = loadRhythm({ clock, log, assetsDir: paths.assetsDir })
  const media: MediaClient = startMediaWorker({
    workerUrl: ports.mediaWorkerUrl,
    setup: {
      ffmpegPath: ffmpeg.path,
      ffmpegVersion: ffmpeg.version,
      dataDir: paths.dataDir,
      formats: formatsOf(log.state.programme),
    },
    onReport: handleReport,
    onDied(error) {
      log.emit('notice.raised', { error: error.toInfo() })
      show.onLost(error)
      clips.onLost(error)
      applyMediaLost(log)
      debug.onMediaLost()
      uplink.onLost(error)
    },
  })
  const applyReport = createReportEvents(log, clock)
  const watchDisk = createDiskAlert(log, clock)
  const clips = createClipCommands({ clock, log, media, dataDir: paths.dataDir })
  const oneShots = createOneShots(ffmpeg.path, createChildJournal(paths.dataDir))
  const finishing = createFinishing({ log, reader, oneShots, readSpace: readDiskSpace, dataDir: paths.dataDir })
  const preview = createPreviewHub(media)
  const destinations = createDestinations(log, media, () => outputProtocols(ffmpeg.path))
  const capture = createCapture({ clock, log, media, ffmpegPath: ffmpeg.path, permissions: ports.permissions })
  const uplink = createUplinkControl({ clock, log, media, destinations })
  const scene = createSceneControl({ log, media })
  const checklist = createChecklistControl({
    clock,
    log,
    destinations,
    health,
    dataDir: paths.dataDir,
    builtAtMs: builtAtMs(ports.mediaWorkerUrl),
  })
  const promo = createPromoControl({ clock, log, media, formats: () => formatsOf(log.state.programme) })
  const show = createShowControl({
    clock,
    log,
    journal,
    media,
    rhythm,
    dataDir: paths.dataDir,
    clearPromo: promo.clear,
    readRoom: (sessionId) => readRoom(reader, sessionId),
  })
  const bitrate = createBitrateControl({ clock, log, media })
  const picture = createPictureControl({ log, media, onRestart: preview.restart })
  const measuredPicture =
    ports.defaultPicture === 'auto' && !pace
      ? createDefaultPicture({
          clock,
          log,
          media,
          keep: (measured) => keepPace(paths.dataDir, key, measured),
          suggest: picture.suggest,
        })
      : null
  const ingest = createIntake({ clock, emit: log.emit, currentSession: show.currentSession, hasKey: journal.hasKey })
  const cancelWarmUp = clock.after(WARM_UP_AFTER_MS, () => void loadLanguages())
  let ingestAddress = { ingestUrl: '', ingestToken: '' }
  offerLeftSessions({ log, journal, reader })
  for (const { id } of log.state.resumable) trimTornParts(sessionDir(paths.dataDir, id))
  rhythm.load()

  const handlers: CommandHandlers = {
    ...createSourceCommands({ log, media: capture, ffmpegPath: ffmpeg.path, changeScene: scene.change }),
    ...scene.commands,
    ...createSlateCommands({ log, media, ffmpegPath: ffmpeg.path }),
    ...picture.commands,
    'devices.list': async () => ({ devices: await capture.listDevices() }),
    ...destinations.commands,
    ...uplink.commands,
    ...checklist.commands,
    ...bitrate.commands,
    ...promo.commands,
    ...debug.commands,
    ...createSessionCommands({
      clock,
      log,
      journal,
      reader,
      show,
      dataDir: paths.dataDir,
      onClosed: finishing.finish,
    }),
    ...clips.commands,
    ...createMarkCommands({ clock, log }),
    ...createHighlightCommands({ log, reader, oneShots, dataDir: paths.dataDir }),
    'show.goLive': ({ title }) => show.goLive({ kind: 'broadcast', title, durationTicks: null, speed: 1 }),
    'show.stop': () => show.stop(),
    'ingest.reveal': () => ingestAddress,
    'preview.start': () => null,
    'preview.stop': () => null,
  }
  const memory: Memory | null =
    ports.secrets &&
    createMemory({
      clock,
      log,
      dataDir: paths.dataDir,
      secrets: ports.secrets,
      handlers,
      addDestination: destinations.add,
    })
  const commands = memory?.commands ?? handlers

  function handleReport(report: MediaReport): void {
    applyReport(capture.explain(report))
    watchDisk(report)
    clips.take(report)
    if (report.kind === 'showStarted') show.onStarted(report.atMs)
    else if (report.kind === 'showEnding') show.onEnding()
    else if (report.kind === 'showEnded') {
      endShowWith(report.frames)
      bitrate.reset()
    } else if (report.kind === 'overlayOnAir') promo.acknowledge(report.generation, report.tick)
    else if (report.kind === 'preview') preview.offer(report.frame)
    else if (report.kind === 'paceMeasured') measuredPicture?.onMeasured(report.pace)
    else if (report.kind === 'health') health.onReading(report.reading)
    else if (report.kind === 'destinationQueue' || report.kind === 'recordingQueue') {
      health.onQueue(report.kind === 'recordingQueue' ? 'recording' : 'destination', report.queue)
      bitrate.measured(report.queue)
    } else if (report.kind === 'uplinkMeasured') uplink.onMeasured(report.results)
    else if (report.kind === 'childNote') debug.take(report.note)
  }

  function endShowWith(frames: FrameCounters): void {
    const { show: ending } = log.state
    if (ending.kind !== 'ending') return
    finishing.announce(ending.sessionId)
    show.onEnded(frames)
    finishing.finish(ending.sessionId)
  }

  let closing: Promise<void> | null = null

  async function endShow(): Promise<void> {
    const { kind } = log.state.show
    if (kind === 'live' || kind === 'starting') show.stop()
    show.closeWatch()
    if (log.state.show.kind === 'off') return
    await new Promise<void>((resolve) => log.onEvent(() => log.state.show.kind === 'off' && resolve()))
  }

  return {
    snapshot: () => ({ seq: log.seq, state: log.state }),
    onEvent: (listener) => log.onEvent(listener),
    dispatch: createDispatch(commands),
    ingest,
    startShow: show.goLive,
    async restore() {
      await memory?.restore()
      if (Object.keys(log.state.sources).length === 0) await commands['source.add'](TEST_CARD)
    },
    onPreview: preview.listen,
    raise: (cause) => log.emit('notice.raised', { error: toStudioError(cause).toInfo() }),
    reportHtml(sessionId) {
      journal.flush()
      const { session, events } = reader.readSession(sessionId)
      return renderHtml(buildReport(session, events))
    },
    announceIngest(ingestUrl, ingestToken) {
      ingestAddress = { ingestUrl, ingestToken }
      log.emit('ingest.opened', { ingestUrl })
    },
    close() {
      closing ??= closeStages()
      return closing
    },
  }

  async function closeStages(): Promise<void> {
    await endShow()
    await Promise.all([finishing.close(), oneShots.close()])
    cancelWarmUp()
    measuredPicture?.close()
    await memory?.close()
    capture.close()
    checklist.close()
    rhythm.stop()
    await media.close()
    debug.close()
    journal.end()
    readStore.close()
    store.close()
    unlock()
  }
}

const describePlatform = () => `${process.platform} ${process.arch}, Node ${process.versions.node}`

/** When the program's own files were made; null where they don't tell. */
const builtAtMs = (url: URL) => statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? null
