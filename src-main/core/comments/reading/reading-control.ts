import { type Comment, commentKey } from '../../../contract/comment.ts'
import { StudioError } from '../../../contract/errors.ts'
import { matters } from '../../../contract/priority.ts'
import type { ReadingModel, Understood } from '../../../contract/understanding.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import type { FoundModel } from '../triage/open-models.ts'
import { type ReadingClient, type ReadingClientDeps, startReadingWorker } from './reading-client.ts'
import type { ReadingWorkerSetup } from './reading-protocol.ts'
import { createShareMeter } from './share-meter.ts'

export interface ReadingControl {
  readonly commands: Pick<CommandHandlers, 'catalogue.set' | 'comment.settle'>
  close(): Promise<void>
}

export interface ReadingControlDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly workerUrl: URL
  readonly models: ReadingWorkerSetup
  /** Another worker, for tests. */
  readonly start?: (deps: ReadingClientDeps) => ReadingClient
}

/** A worker that died is started again after this, until it has died as often as that; then comments go on without labels. */
const RESTART_AFTER_MS = 2_000
const RESTARTS = 3
const MEASURE_EVERY_MS = 1_000

/** A comment that is being read. */
interface Waiting {
  readonly key: string
  /** Null for one that was deleted, or edited and given again, meanwhile. */
  comment: Comment | null
}

/** In: comments as they are stored. Out: events that say what they mean. Storing never waits for it. */
export function createReadingControl({
  clock,
  log,
  workerUrl,
  models: setup,
  start = startReadingWorker,
}: ReadingControlDeps): ReadingControl {
  /** In the order in which they were given to be read, which is the order in which they come back. */
  const waiting: Waiting[] = []
  const share = createShareMeter()
  let models: readonly ReadingModel[] = []
  let deaths = 0
  let client = open()
  let cancelRestart: (() => void) | null = null
  let cancelMeasure: (() => void) | null = null

  function open(): ReadingClient {
    const opened = start({ workerUrl, setup, onOpened, onUnderstood, onDied })
    opened.setCatalogue(log.state.catalogue)
    return opened
  }

  function onOpened(found: readonly FoundModel[], isReady: boolean): void {
    models = found.map(({ name, heads, error }) => ({ name, heads, error }))
    const reason = found[0]?.error ?? ''
    if (!isReady) waiting.length = 0
    log.emit('reading.changed', {
      reading: isReady ? { kind: 'reading', share: 1, models } : { kind: 'off', reason, models },
    })
    const broken = found.find(({ error }) => error !== null)
    if (!isReady) raise(new StudioError('triage.model-unusable', { reason }))
    else if (broken)
      raise(new StudioError('triage.own-model-unusable', { name: broken.name, reason: `${broken.error}` }))
  }

  function onUnderstood(understood: readonly Understood[], groups: Parameters<ReadingClientDeps['onUnderstood']>[1]) {
    log.emit('comments.understood', { understood, groups })
    const raised = understood.flatMap(({ platform, commentId, ...understanding }) => {
      const comment = claim(commentKey(platform, commentId))
      if (!comment || (understanding.copyOf !== null && !isOpen(understanding.groupId))) return []
      const read: Comment = { ...comment, lang: understanding.triage.lang, understanding }
      return matters(read) ? [read] : []
    })
    if (raised.length > 0) log.emit('comments.raised', { comments: raised })
  }

  /** Those that were left out in a flood came before the one that was read. */
  function claim(key: string): Comment | null {
    const at = waiting.findIndex((each) => each.key === key)
    return at < 0 ? null : (waiting.splice(0, at + 1).at(-1)?.comment ?? null)
  }

  /** True for a question that is neither answered nor in the list: the same words are asked anew. */
  function isOpen(groupId: string | null): boolean {
    const { matters: listed, questions } = log.state.room
    if (groupId === null || questions[groupId]?.answeredAtMs !== null) return false
    return !listed.some(({ understanding }) => understanding?.groupId === groupId)
  }

  function onDied(reason: string): void {
    deaths += 1
    waiting.length = 0
    log.emit('reading.changed', { reading: { kind: 'off', reason, models } })
    if (deaths > RESTARTS) raise(new StudioError('triage.stopped', { reason }))
    else cancelRestart = clock.after(RESTART_AFTER_MS, reopen)
  }

  function reopen(): void {
    log.emit('reading.changed', { reading: { kind: 'starting' } })
    client = open()
  }

  const raise = (error: StudioError): void => log.emit('notice.raised', { error: error.toInfo() })

  function take(comment: Comment): void {
    if (log.state.reading.kind === 'off') return
    waiting.push({ key: commentKey(comment.platform, comment.id), comment })
    share.came(client.read({ ...readable(comment), viewerId: comment.viewer.id }))
    cancelMeasure ??= clock.after(MEASURE_EVERY_MS, measure)
  }

  /** Other words may mean something else. */
  function takeAgain(platform: string, commentId: string): void {
    const comment = log.state.room.comments.find(({ id, platform: on }) => id === commentId && on === platform)
    if (comment) take(comment)
  }

  /** Neither raised nor out of its place. */
  function letGo(platform: string, commentId: string): void {
    const key = commentKey(platform, commentId)
    for (const each of waiting) if (each.key === key) each.comment = null
  }

  /** While comments come: says how many of them are being read. */
  function measure(): void {
    cancelMeasure = null
    const { reading } = log.state
    const now = share.measure()
    if (reading.kind === 'reading' && reading.share !== now) {
      log.emit('reading.changed', { reading: { ...reading, share: now } })
    }
    if (waiting.length > 0 || now < 1) cancelMeasure = clock.after(MEASURE_EVERY_MS, measure)
  }

  const stopListening = log.onEvent((_seq, event) => {
    if (event.type === 'catalogue.changed') client.setCatalogue(event.products)
    if (event.type === 'comment.received') take(event.comment)
    if (event.type === 'comment.edited' || event.type === 'comment.deleted') letGo(event.platform, event.commentId)
    if (event.type === 'comment.edited') takeAgain(event.platform, event.commentId)
  })

  return {
    commands: {
      'catalogue.set'({ products }) {
        log.emit('catalogue.changed', { products })
        return null
      },
      'comment.settle'({ platform, commentId }) {
        const { matters: listed } = log.state.room
        const comment = listed.find(({ id, platform: on }) => id === commentId && on === platform)
        if (!comment) throw new StudioError('comment.not-listed')
        log.emit('comment.settled', { platform, commentId, groupId: comment.understanding?.groupId ?? null })
        return null
      },
    },
    async close() {
      stopListening()
      cancelRestart?.()
      cancelMeasure?.()
      await client.close()
    },
  }
}

const readable = ({ platform, id, text, receivedAtMs }: Comment) => ({ platform, id, text, receivedAtMs })
