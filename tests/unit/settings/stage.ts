import type { CommandName } from '../../../src-main/contract/commands.ts'
import type { CommandHandlers } from '../../../src-main/core/command-handlers.ts'
import { createConnectors } from '../../../src-main/core/comments/connectors/connector-control.ts'
import type { OpenConnector } from '../../../src-main/core/comments/connectors/open-connector.ts'
import { createDestinations } from '../../../src-main/core/destinations/destination-commands.ts'
import type { MediaCommand } from '../../../src-main/core/media/media-protocol.ts'
import type { SecretStore } from '../../../src-main/core/ports.ts'
import { createSceneControl } from '../../../src-main/core/programme/scene-commands.ts'
import { createSourceCommands } from '../../../src-main/core/sources/source-commands.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { createMemory } from '../../../src-main/core/store/settings/memory.ts'
import { createFileSecretStore } from '../../../src-main/hosts/headless/file-secret-store.ts'
import { manualClock } from '../../support/manual-clock.ts'

const NO_FEED = { take: () => ({ accepted: 0, duplicates: 0, rejected: [] }), notice: () => {} }

/** Connectors that never hear a thing. */
const openStill: OpenConnector = (params) => ({
  channel: 'channel' in params ? params.channel : '',
  connect: () => ({
    run: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    write: async () => ({ kind: 'readOnly' }),
  }),
})

/** One run of a studio on a folder: its real source and destination commands, no media. */
export function runOn(dataDir: string, secrets: SecretStore = createFileSecretStore(dataDir)) {
  const clock = manualClock()
  const log = createStateLog(clock)
  const sent: MediaCommand[] = []
  const asked: { name: string; params: unknown }[] = []
  const media = { send: (command: MediaCommand) => void sent.push(command), close: async () => {} }
  const scene = createSceneControl({ log, media })
  const destinations = createDestinations(log, media, async () => new Set(['rtmp', 'rtmps', 'srt']))

  /** Stages that are not here: they say that they were asked, and change what a stage would. */
  const note = (name: CommandName) => async (params: unknown) => {
    asked.push({ name, params })
    return null
  }
  const handlers = {
    'bitrate.set': note('bitrate.set'),
    'bitrate.setPolicy': note('bitrate.setPolicy'),
    'programme.configure': note('programme.configure'),
    'catalogue.set'({ products }) {
      log.emit('catalogue.changed', { products })
      return null
    },
    'show.goLive': () => ({ sessionId: 's' }),
    'slate.set'(slate) {
      log.emit('slate.changed', { slate: { ...log.state.slate, ...slate } as typeof log.state.slate })
      return null
    },
    ...createSourceCommands({ log, media, ffmpegPath: '/no/ffmpeg', changeScene: scene.change }),
    ...scene.commands,
    ...destinations.commands,
    'destination.stop': note('destination.stop'),
    'destination.retry': note('destination.retry'),
  } as Partial<CommandHandlers> as CommandHandlers
  const connectors = createConnectors({ clock, log, feed: NO_FEED, open: openStill })
  const addDestination = destinations.add
  const all = { ...handlers, ...connectors.commands }
  const memory = createMemory({ clock, log, dataDir, secrets, handlers: all, addDestination, connectors })
  return { clock, log, sent, asked, memory, connectors, commands: memory.commands }
}
