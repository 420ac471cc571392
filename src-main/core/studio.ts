import { toStudioError } from '../contract/errors.ts'
import { createDispatch } from './command-handlers.ts'
import { removeUnfinished } from './destinations/recording/finish/finishing.ts'
import { trimTornParts } from './destinations/recording/finish/torn-tail.ts'
import { type Ffmpeg, findFfmpeg } from './ffmpeg/find-ffmpeg.ts'
import { endLeftChildren } from './process/child-journal.ts'
import { buildReport } from './review/build-report.ts'
import { renderHtml } from './review/render-html.ts'
import { offerLeftSessions } from './session/session-commands.ts'
import { sessionDir } from './session/session-dir.ts'
import type { ShowRequest } from './session/show-control.ts'
import { lockDataDir } from './store/lock-data-dir.ts'
import { createMemory } from './store/settings/memory.ts'
import type { Studio } from './studio-api.ts'
import { collectCommands, type IngestAddress } from './studio-commands.ts'
import type { StudioPorts } from './studio-ports.ts'
import { type Stages, wireStages } from './studio-stages.ts'

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

/**
 * Opens the stages of a broadcast and closes them in reverse.
 * @throws StudioError data.unwritable, data.locked, ffmpeg.missing: nothing is left running then.
 */
export async function createStudio(ports: StudioPorts): Promise<HostedStudio> {
  const unlock = lockDataDir(ports.paths.dataDir)
  try {
    const ffmpeg = await findFfmpeg(ports.ffmpegSetting)
    clearLastRun(ports)
    return openStudio(ports, ffmpeg, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** What a killed core left: its children and its half-made files. */
function clearLastRun({ paths, log }: StudioPorts): void {
  const left = endLeftChildren(paths.dataDir)
  removeUnfinished(paths.dataDir)
  if (left.length > 0) log.warn('ended what the last run left', { children: left.map(({ name }) => name) })
}

/** Sessions that were cut off are offered, their recordings in a state that plays. */
function offerSessions({ log, sessions }: Stages, dataDir: string): void {
  offerLeftSessions({ log, ...sessions })
  for (const { id } of log.state.resumable) trimTornParts(sessionDir(dataDir, id))
}

function openStudio(ports: StudioPorts, ffmpeg: Ffmpeg, unlock: () => void): HostedStudio {
  const { clock, secrets } = ports
  const { dataDir } = ports.paths
  const stages = wireStages(ports, ffmpeg)
  const { log, sessions, show, preview } = stages
  let ingestAddress: IngestAddress = { ingestUrl: '', ingestToken: '' }
  const handlers = collectCommands(stages, { ports, ffmpegPath: ffmpeg.path, ingestAddress: () => ingestAddress })
  const { add: addDestination } = stages.destinations
  const { connectors } = stages
  const memory = secrets && createMemory({ clock, log, dataDir, secrets, handlers, addDestination, connectors })
  const commands = memory?.commands ?? handlers
  let closing: Promise<void> | null = null
  offerSessions(stages, dataDir)
  stages.rhythm.load()

  async function close(): Promise<void> {
    await endShow(stages)
    await memory?.close()
    await closeStages(stages)
    unlock()
  }

  return {
    snapshot: () => ({ seq: log.seq, state: log.state }),
    onEvent: (listener) => log.onEvent(listener),
    dispatch: createDispatch(commands),
    ingest: (body) => stages.ingest(body),
    ingestSocialStream: stages.connectors.takePosted,
    startShow: show.goLive,
    async restore() {
      await memory?.restore()
      if (Object.keys(log.state.sources).length === 0) await commands['source.add'](TEST_CARD)
    },
    onPreview: preview.listen,
    raise: (cause) => log.emit('notice.raised', { error: toStudioError(cause).toInfo() }),
    reportHtml(sessionId) {
      sessions.journal.flush()
      const { session, events } = sessions.reader.readSession(sessionId)
      return renderHtml(buildReport(session, events))
    },
    announceIngest(ingestUrl, ingestToken) {
      ingestAddress = { ingestUrl, ingestToken }
      log.emit('ingest.opened', { ingestUrl })
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Resolves when nothing is on air and the session is closed. */
async function endShow({ log, show }: Stages): Promise<void> {
  const { kind } = log.state.show
  if (kind === 'live' || kind === 'starting') show.stop()
  show.closeWatch()
  if (log.state.show.kind === 'off') return
  await new Promise<void>((resolve) => log.onEvent(() => log.state.show.kind === 'off' && resolve()))
}

async function closeStages(stages: Stages): Promise<void> {
  await stages.connectors.close()
  await Promise.all([stages.finishing.close(), stages.oneShots.close()])
  await stages.reading.close()
  stages.measuredPicture?.close()
  stages.capture.close()
  stages.checklist.close()
  stages.rhythm.stop()
  await stages.media.close()
  stages.debug.close()
  stages.sessions.close()
}
