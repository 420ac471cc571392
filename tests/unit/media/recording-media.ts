import type { MediaClient } from '../../../src-main/core/media/media-client.ts'
import type { MediaCommand } from '../../../src-main/core/media/media-protocol.ts'

/** A media client that keeps what it is told. */
export function recordingMedia() {
  const sent: MediaCommand[] = []
  const media: MediaClient = { send: (command) => sent.push(command), close: async () => {} }
  const sentOf = <K extends MediaCommand['kind']>(kind: K) =>
    sent.filter((command): command is Extract<MediaCommand, { kind: K }> => command.kind === kind)
  return { media, sent, sentOf }
}
