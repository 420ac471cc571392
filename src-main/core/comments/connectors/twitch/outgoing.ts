import type { WriteReceipt } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import { type Clock, sleep } from '../../../ports.ts'
import type { OutgoingLine } from '../connector.ts'

/** Beyond 20 lines in 30 s Twitch mutes an account for half an hour. https://dev.twitch.tv/docs/chat/#rate-limits */
const MOST_LINES = 20
const WITHIN_MS = 32_000
/** An answer that takes longer will not come. */
const ANSWER_MS = 5_000

export interface OutgoingDeps {
  readonly clock: Clock
  readonly name: string
  readonly channel: string
  readonly send: (line: string) => void
}

/** Lines on their way on one connection. Twitch answers each in turn, with USERSTATE or with a NOTICE that says why not. */
export interface Outgoing {
  write(line: OutgoingLine): Promise<WriteReceipt>
  onSent(): void
  onNotice(msgId: string, text: string): void
  /** The connection is over: what was not answered may have been sent or not. */
  end(): void
}

type Answer = (receipt: WriteReceipt) => void

export function createOutgoing({ clock, name, channel, send }: OutgoingDeps, sentAtMs: number[]): Outgoing {
  const waiting: Answer[] = []
  const failed = (reason: string): WriteReceipt => ({
    kind: 'failed',
    error: new StudioError('connector.write-failed', { name, reason }).toInfo(),
  })

  function isTooFast(): boolean {
    const fromMs = clock.monotonicMs() - WITHIN_MS
    while ((sentAtMs[0] ?? Number.POSITIVE_INFINITY) < fromMs) sentAtMs.shift()
    return sentAtMs.length >= MOST_LINES
  }

  return {
    async write({ text, replyTo }) {
      if (isTooFast()) return { kind: 'failed', error: new StudioError('connector.write-too-fast', { name }).toInfo() }
      const { promise, resolve } = Promise.withResolvers<WriteReceipt>()
      waiting.push(resolve)
      sentAtMs.push(clock.monotonicMs())
      const tags = replyTo === undefined ? '' : `@reply-parent-msg-id=${escapeTag(replyTo)} `
      send(`${tags}PRIVMSG #${channel} :${text.replace(/[\r\n]+/g, ' ')}`)
      const answered = new AbortController()
      void promise.then(() => answered.abort())
      // It keeps its turn: an answer that is late after all belongs to it and to no later line.
      void sleep(clock, ANSWER_MS, answered.signal).then(() => resolve({ kind: 'unknown' }))
      return promise
    },
    onSent: () => waiting.shift()?.({ kind: 'sent' }),
    onNotice(msgId, text) {
      if (REFUSALS.test(msgId)) waiting.shift()?.(failed(text))
    },
    end() {
      for (const answer of waiting.splice(0)) answer({ kind: 'unknown' })
    },
  }
}

/** https://dev.twitch.tv/docs/chat/irc/#notice-message-ids: those that answer a line; the others tell of the room. */
const REFUSALS =
  /^(?:msg_(?!channel_)|no_permission$|unrecognized_cmd$|invalid_parent$|unavailable_command$|turbo_only_color$)/

const escapeTag = (value: string) =>
  value.replace(
    /[\\; \r\n]/g,
    (char) => ({ '\\': '\\\\', ';': '\\:', ' ': '\\s', '\r': '\\r', '\n': '\\n' })[char] ?? '',
  )
