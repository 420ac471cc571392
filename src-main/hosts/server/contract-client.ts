import type { WebSocket } from 'ws'
import { COMMANDS } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import type { ClientMessage, ServerMessage } from '../../contract/wire.ts'
import type { Clock, Log } from '../../core/ports.ts'
import type { Studio } from '../../core/studio-api.ts'
import { answerableError } from './answerable-error.ts'
import { readClientMessage } from './client-message.ts'
import type { EventFeed } from './event-feed.ts'
import { createOutbox } from './outbox.ts'
import { createPreviewFeed, type PreviewFeed } from './preview-feed.ts'

export interface ContractDeps {
  readonly studio: Studio
  readonly feed: EventFeed
  readonly clock: Clock
  readonly log: Log
}
type Command = Extract<ClientMessage, { kind: 'command' }>

/** Serves the contract to one client until its socket closes: a snapshot, then events; commands are answered. */
export function serveContractClient(socket: WebSocket, { studio, feed, clock, log }: ContractDeps): void {
  const outbox = createOutbox(socket)
  const preview = createPreviewFeed({ studio, outbox })
  const send = (message: ServerMessage) => outbox.send(JSON.stringify(message))
  const sendSnapshot = () => {
    feed.flush()
    send({ kind: 'snapshot', ...studio.snapshot(), nowMs: clock.nowMs() })
  }
  const answer = async (command: Command) => {
    const outcome = await outcomeOf(command, studio, preview, log)
    feed.flush()
    send({ kind: 'answer', id: command.id, ...outcome })
  }
  const leave = feed.join(outbox.send)
  sendSnapshot()

  socket.on('message', (data, isBinary) => {
    const message = readClientMessage(isBinary ? '' : data.toString())
    if (message.kind === 'snapshot') return sendSnapshot()
    if (message.kind === 'command') return void answer(message)
    if (message.id !== null) send({ kind: 'answer', id: message.id, ok: false, error: message.error.toInfo() })
  })
  socket.on('close', () => {
    leave()
    preview.stop()
  })
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ReturnType<StudioError['toInfo']> }

async function outcomeOf(command: Command, studio: Studio, preview: PreviewFeed, log: Log): Promise<Outcome> {
  try {
    return { ok: true, value: (await perform(command, studio, preview)) ?? null }
  } catch (thrown) {
    return { ok: false, error: answerableError(thrown, log, `command ${command.name}`).toInfo() }
  }
}

/** The preview belongs to a connection, so it is started here; everything else is the studio's. */
async function perform({ name, params }: Command, studio: Studio, preview: PreviewFeed): Promise<unknown> {
  if (name !== 'preview.start' && name !== 'preview.stop') return studio.dispatch(name, params, 'host')
  const checked = COMMANDS[name].params.safeParse(params)
  if (!checked.success) {
    throw new StudioError('command.invalid', { reason: checked.error.issues[0]?.message ?? 'parameters' })
  }
  if (name === 'preview.start') preview.start()
  else preview.stop()
  return null
}
