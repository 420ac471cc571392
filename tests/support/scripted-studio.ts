import { applyEvent } from '../../src-main/contract/apply-event.ts'
import { COMMANDS, type CommandName, type CommandResults } from '../../src-main/contract/commands.ts'
import { type ErrorCode, StudioError } from '../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../src-main/contract/events.ts'
import { type IngestAnswer, ingestEventSchema, MAX_INGEST_EVENTS } from '../../src-main/contract/ingest.ts'
import { INITIAL_STATE } from '../../src-main/contract/state.ts'
import type { PreviewFrame } from '../../src-main/contract/wire.ts'
import type { Studio } from '../../src-main/core/studio-api.ts'

type Dispatch = (params: unknown) => Promise<CommandResults[CommandName]>

export interface ScriptedStudio extends Studio {
  emit(event: StudioEvent): void
  emitPreview(frame: PreviewFrame): void
  /** What a command does from now on; without a script it answers null. */
  onCommand(name: CommandName, dispatch: Dispatch): void
  readonly dispatched: { readonly name: string; readonly params: unknown; readonly role: string }[]
  /** Bodies that reached `ingest`. */
  readonly ingested: unknown[]
  readonly previewListeners: ReadonlySet<unknown>
  readonly eventListeners: ReadonlySet<unknown>
  /** `reportHtml` knows these. */
  readonly reports: Map<string, string>
}

/** The one that `ingestSocialStream` takes. */
export const POST_TOKEN = 'post-token-of-a-connector'

/** A studio in memory: real state from real events, commands as the test scripts them, no media. */
export function scriptedStudio(): ScriptedStudio {
  let seq = 0
  let state = INITIAL_STATE
  const eventListeners = new Set<(seq: number, event: StudioEvent) => void>()
  const previewListeners = new Set<(frame: PreviewFrame) => void>()
  const scripts = new Map<string, Dispatch>()
  const dispatched: ScriptedStudio['dispatched'] = []
  const ingested: unknown[] = []
  const reports = new Map<string, string>()

  const emit = (event: StudioEvent) => {
    seq += 1
    state = applyEvent(state, event)
    for (const listener of eventListeners) listener(seq, event)
  }

  return {
    dispatched,
    ingested,
    reports,
    eventListeners,
    previewListeners,
    emit,
    emitPreview(frame) {
      for (const listener of previewListeners) listener(frame)
    },
    onCommand: (name, dispatch) => scripts.set(name, dispatch),
    snapshot: () => ({ seq, state }),
    onEvent: (listener) => subscribe(eventListeners, listener),
    onPreview: (listener) => subscribe(previewListeners, listener),
    async dispatch(name, params, role) {
      dispatched.push({ name, params, role })
      checkCommand(name, params)
      return (await scripts.get(name)?.(params)) ?? null
    },
    ingest(body) {
      ingested.push(body)
      return answerTo(body)
    },
    ingestSocialStream(token, body) {
      if (token !== POST_TOKEN) throw new StudioError('ingest.wrong-token')
      ingested.push(body)
      return { accepted: 1, duplicates: 0, rejected: [] }
    },
    reportHtml(sessionId) {
      const html = reports.get(sessionId)
      if (html === undefined) throw new StudioError('session.unknown', { id: sessionId, dataDir: '/data' })
      return html
    },
    announceIngest: (ingestUrl) => emit({ type: 'ingest.opened', atMs: 0, ingestUrl }),
    close: async () => {},
  }
}

/** An event that carries `code` as a notice: the smallest there is. */
export function notice(code: ErrorCode, details: Record<string, string> = {}): StudioEvent {
  return { type: 'notice.raised', atMs: 0, error: { code, details } }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function checkCommand(name: string, params: unknown): void {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as CommandName] : null
  if (!command) throw new StudioError('command.invalid', { reason: `no command ${name}` })
  const checked = command.params.safeParse(params)
  if (!checked.success) throw new StudioError('command.invalid', { reason: checked.error.issues[0]?.message ?? '' })
}

function answerTo(body: unknown): IngestAnswer {
  const events = Array.isArray(body) ? body : [body]
  if (events.length > MAX_INGEST_EVENTS) throw new StudioError('ingest.too-large')
  const rejected = events.flatMap((event, index) => {
    const { error } = ingestEventSchema.safeParse(event)
    return error ? [{ index, error: error.issues[0]?.message ?? '' }] : []
  })
  return { accepted: events.length - rejected.length, duplicates: 0, rejected }
}
