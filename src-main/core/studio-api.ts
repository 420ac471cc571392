import type { CommandName, CommandResults, Role } from '../contract/commands.ts'
import type { StudioEvent } from '../contract/events.ts'
import type { IngestAnswer } from '../contract/ingest.ts'
import type { StudioState } from '../contract/state.ts'
import type { PreviewFrame } from '../contract/wire.ts'

/** The studio as its hosts see it: commands in, numbered events out. Implemented by studio.ts, served by hosts/server. */
export interface Studio {
  /** State after event number `seq`. */
  snapshot(): { readonly seq: number; readonly state: StudioState }
  /** Every event from now on, in order, with its number. The returned function unsubscribes. */
  onEvent(listener: (seq: number, event: StudioEvent) => void): () => void
  /**
   * Checks role and parameters, then does it.
   * @throws StudioError with the reason as a sentence; state is unchanged then.
   */
  dispatch(name: string, params: unknown, role: Role): Promise<CommandResults[CommandName]>
  /** Takes one ingest event or an array (already parsed JSON). @throws StudioError `ingest.too-large` above 1,000 events. */
  ingest(body: unknown): IngestAnswer
  /** Takes what Social Stream Ninja posts with a connector's token. @throws StudioError `ingest.wrong-token`, `ingest.too-large`. */
  ingestSocialStream(token: string, body: unknown): IngestAnswer
  /** Preview frames from the next key frame on, each stream begun by a config frame. The returned function stops them. */
  onPreview(listener: (frame: PreviewFrame) => void): () => void
  /** The HTML report of a session on disk. @throws StudioError `session.unknown`. */
  reportHtml(sessionId: string): string
  /** Tells the studio where its ingest API listens and its token, for the host to see. */
  announceIngest(ingestUrl: string, ingestToken: string): void
  /** Ends the show, closes every stage in reverse order; nothing is left running. */
  close(): Promise<void>
}
