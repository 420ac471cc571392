import { statSync } from 'node:fs'
import { createChecklistControl } from './checklist/checklist-control.ts'
import { createCommentFeed } from './comments/comment-feed.ts'
import { createConnectors } from './comments/connectors/connector-control.ts'
import { openConnector } from './comments/connectors/open-connector.ts'
import { createRepeats } from './comments/deduplicate.ts'
import { createIntake } from './comments/intake.ts'
import { createReadingControl } from './comments/reading/reading-control.ts'
import { userModelFolders } from './comments/triage/open-models.ts'
import { createDebugControl } from './debug/debug-control.ts'
import { createDestinations } from './destinations/destination-commands.ts'
import { createPreviewHub } from './destinations/preview/preview-hub.ts'
import { createClipCommands } from './destinations/recording/clip-commands.ts'
import { createDiskAlert } from './destinations/recording/disk-alert.ts'
import { readDiskSpace } from './destinations/recording/disk-space.ts'
import { createFinishing } from './destinations/recording/finish/finishing.ts'
import { createUplinkControl } from './destinations/uplink/uplink-control.ts'
import { createBitrateControl } from './encode/bitrate/bitrate-control.ts'
import { openDefaultPicture } from './encode/pace/open-default-picture.ts'
import type { Ffmpeg } from './ffmpeg/find-ffmpeg.ts'
import { createOneShots } from './ffmpeg/one-shots.ts'
import { outputProtocols } from './ffmpeg/output-protocols.ts'
import { createHealthControl } from './health/health-control.ts'
import { type MediaClient, startMediaWorker } from './media/media-client.ts'
import { applyMediaLost, createReportEvents } from './media/report-events.ts'
import { createChildJournal } from './process/child-journal.ts'
import { createPictureControl } from './programme/picture-commands.ts'
import { formatsOf } from './programme/programme-format.ts'
import { createSceneControl } from './programme/scene-commands.ts'
import { createPromoControl } from './promos/promo-control.ts'
import { loadRhythm } from './rhythm/load-rhythm.ts'
import { openSessions } from './session/open-sessions.ts'
import { readRoom } from './session/read-room.ts'
import { createShowControl } from './session/show-control.ts'
import { createCapture } from './sources/capture.ts'
import { createStateLog } from './state-log.ts'
import type { StudioPorts } from './studio-ports.ts'
import { routeReports } from './studio-reports.ts'

export type Stages = ReturnType<typeof wireStages>

/** The stages of a broadcast, each given what it needs of the ones before it. What the media worker reports reaches them all. */
export function wireStages(ports: StudioPorts, ffmpeg: Ffmpeg) {
  const { clock, paths } = ports
  const { dataDir } = paths
  const log = createStateLog(clock)
  const sessions = openSessions({ dataDir, clock, log })
  const { journal, reader } = sessions
  const firstPicture = openDefaultPicture({ ffmpeg, dataDir, wanted: ports.defaultPicture, log })

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
      dataDir,
      formats: formatsOf(log.state.programme),
    },
    onReport: (report) => route(report),
    onDied(error) {
      log.emit('notice.raised', { error: error.toInfo() })
      for (const { onLost } of [show, clips, uplink]) onLost(error)
      applyMediaLost(log)
      debug.onMediaLost()
    },
  })
  const applyReport = createReportEvents(log, clock)
  const watchDisk = createDiskAlert(log, clock)
  const clips = createClipCommands({ clock, log, media, dataDir })
  const oneShots = createOneShots(ffmpeg.path, createChildJournal(dataDir))
  const finishing = createFinishing({ log, reader, oneShots, readSpace: readDiskSpace, dataDir })
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
    dataDir,
    builtAtMs: builtAtMs(ports.mediaWorkerUrl),
  })
  const promo = createPromoControl({ clock, log, media, formats: () => formatsOf(log.state.programme) })
  const show = createShowControl({
    clock,
    log,
    journal,
    media,
    rhythm,
    dataDir,
    clearPromo: promo.clear,
    readRoom: (sessionId) => readRoom(reader, sessionId),
  })
  const bitrate = createBitrateControl({ clock, log, media })
  const picture = createPictureControl({ log, media, onRestart: preview.restart })
  const measuredPicture = firstPicture.measure({ clock, media, suggest: picture.suggest })
  const repeats = createRepeats()
  const { currentSession } = show
  const ingest = createIntake({ clock, emit: log.emit, currentSession, hasKey: journal.hasKey, repeats })
  const feed = createCommentFeed({ log, ingest, repeats })
  const connectors = createConnectors({ clock, log, feed, open: openConnector(clock) })

  const reading = createReadingControl({
    clock,
    log,
    workerUrl: ports.readingWorkerUrl,
    models: { ownModel: ports.triageModelDir, userModels: userModelFolders(dataDir) },
  })

  const stages = {
    log,
    sessions,
    debug,
    health,
    rhythm,
    media,
    clips,
    oneShots,
    finishing,
    preview,
    destinations,
    capture,
    uplink,
    scene,
    checklist,
    promo,
    show,
    bitrate,
    picture,
    measuredPicture,
    ingest,
    reading,
    connectors,
  }
  const route = routeReports(stages, [(report) => applyReport(capture.explain(report)), watchDisk, clips.take])
  return stages
}

const describePlatform = () => `${process.platform} ${process.arch}, Node ${process.versions.node}`

/** When the program's own files were made; null where they don't tell. */
const builtAtMs = (url: URL) => statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? null
