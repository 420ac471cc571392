import type { CommandHandlers } from './command-handlers.ts'
import { createHighlightCommands } from './destinations/recording/highlights/export-highlights.ts'
import { createSlateCommands } from './programme/slate-commands.ts'
import { createMarkCommands } from './session/mark-commands.ts'
import { createSessionCommands } from './session/session-commands.ts'
import { createSourceCommands } from './sources/source-commands.ts'
import type { StudioPorts } from './studio-ports.ts'
import type { Stages } from './studio-stages.ts'

/** Where comments and shop events are sent: known once the host's server listens. */
export interface IngestAddress {
  readonly ingestUrl: string
  readonly ingestToken: string
}

export interface StudioCommandDeps {
  readonly ports: StudioPorts
  readonly ffmpegPath: string
  readonly ingestAddress: () => IngestAddress
}

/** Every command, by the stage that does it. */
export function collectCommands(
  stages: Stages,
  { ports, ffmpegPath, ingestAddress }: StudioCommandDeps,
): CommandHandlers {
  const { log, media, capture, scene, show, sessions, oneShots, finishing } = stages
  const { clock, paths } = ports
  const { dataDir } = paths
  const { journal, reader } = sessions

  return {
    ...createSourceCommands({ log, media: capture, ffmpegPath, changeScene: scene.change }),
    'devices.list': async () => ({ devices: await capture.listDevices() }),
    ...scene.commands,
    ...createSlateCommands({ log, media, ffmpegPath }),
    ...stages.picture.commands,
    ...stages.bitrate.commands,
    ...stages.destinations.commands,
    ...stages.uplink.commands,
    ...stages.checklist.commands,
    ...stages.connectors.commands,
    ...stages.promo.commands,
    ...stages.debug.commands,
    ...stages.clips.commands,
    ...stages.reading.commands,
    ...createMarkCommands({ clock, log }),
    ...createHighlightCommands({ log, reader, oneShots, dataDir }),
    ...createSessionCommands({ clock, log, journal, reader, show, dataDir, onClosed: finishing.finish }),
    'show.goLive': ({ title }) => show.goLive({ kind: 'broadcast', title, durationTicks: null, speed: 1 }),
    'show.stop': () => show.stop(),
    'ingest.reveal': ingestAddress,
    'preview.start': () => null,
    'preview.stop': () => null,
  }
}
