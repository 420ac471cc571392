/**
 * In: every comment as it is delivered, with its path (the connector, or the ingest API). Out: whether another delivery of
 * the same comment was kept before. The platform's id tells where paths share it; else platform, author, text and time do.
 * Each delivery of a path stands for one comment of its own, so a viewer who writes the same twice is kept twice.
 */
import { createHash } from 'node:crypto'
import { type Comment, commentKey } from '../../contract/comment.ts'

export interface Delivery extends Pick<Comment, 'id' | 'platform' | 'viewer' | 'text' | 'atMs'> {
  readonly path: string
  /** The session: what was kept in another one is no repeat. */
  readonly scope: string
}

export interface Repeats {
  /** Remembers the delivery, whatever the answer. */
  isRepeat(delivery: Delivery): boolean
  /** The id under which a comment is kept that a path calls `id`. */
  keptId(platform: string, id: string): string
}

/** A comment that is kept, and which paths delivered it under which names (platform and id). */
interface Kept {
  readonly scope: string
  readonly content: string
  readonly id: string
  readonly atMs: number
  readonly paths: Set<string>
  readonly pathsByName: Map<string, Set<string>>
}

/** One path tells of a comment later than another: polling, a slow tool, a connection that was just made again. */
export const SAME_COMMENT_MS = 30_000
const MOST_KEPT = 20_000
/** Of one writer's same text: who repeats it more often within the time is a machine. */
const MOST_ALIKE = 64

/** Bounded memory: the newest `mostKept` comments. */
export function createRepeats({ mostKept = MOST_KEPT } = {}): Repeats {
  const byContent = new Map<string, Kept[]>()
  const byName = new Map<string, Kept>()
  const inOrder = new Set<Kept>()
  /** Paths that were seen to use the same ids on a platform: there an id of its own is a comment of its own. */
  const sharing = new Set<string>()

  function keep(delivery: Delivery, content: string): void {
    const { scope, id, atMs } = delivery
    const kept: Kept = { scope, content, id, atMs, paths: new Set(), pathsByName: new Map() }
    byContent.set(content, [...(byContent.get(content) ?? []), kept].slice(-MOST_ALIKE))
    inOrder.add(kept)
    note(kept, delivery)
    const [oldest] = inOrder
    if (oldest && inOrder.size > mostKept) forget(oldest)
  }

  function note(kept: Kept, { path, platform, id }: Delivery): void {
    const name = commentKey(platform, id)
    const known = kept.pathsByName.get(name) ?? new Set()
    for (const other of known) if (other !== path) sharing.add(pairOf(platform, path, other))
    kept.pathsByName.set(name, known.add(path))
    kept.paths.add(path)
    byName.set(name, kept)
  }

  function forget(kept: Kept): void {
    inOrder.delete(kept)
    const others = (byContent.get(kept.content) ?? []).filter((each) => each !== kept)
    if (others.length > 0) byContent.set(kept.content, others)
    else byContent.delete(kept.content)
    for (const name of kept.pathsByName.keys()) if (byName.get(name) === kept) byName.delete(name)
  }

  /** The first that this path has not delivered yet: paths tell of comments in one order, so the n-th of one is the n-th of the other. */
  function firstOpen(content: string, { platform, path, atMs }: Delivery): Kept | null {
    const isOpen = ({ paths }: Kept) =>
      ![...paths].some((other) => other === path || sharing.has(pairOf(platform, path, other)))
    const isNear = (kept: Kept) => Math.abs(kept.atMs - atMs) <= SAME_COMMENT_MS
    return byContent.get(content)?.find((kept) => isNear(kept) && isOpen(kept)) ?? null
  }

  return {
    isRepeat(delivery) {
      const content = contentOf(delivery)
      const known = byName.get(commentKey(delivery.platform, delivery.id))
      const same = known?.scope === delivery.scope ? known : firstOpen(content, delivery)
      if (same) note(same, delivery)
      else keep(delivery, content)
      return same !== null
    },
    keptId: (platform, id) => byName.get(commentKey(platform, id))?.id ?? id,
  }
}

const pairOf = (platform: string, ...paths: [string, string]) => JSON.stringify([platform, ...paths.sort()])

/** A digest: twenty thousand long texts would be many. */
function contentOf({ scope, platform, viewer, text }: Delivery): string {
  const author = viewer.name.normalize('NFKC').toLowerCase().replace(/^@/, '')
  return createHash('sha1')
    .update(JSON.stringify([scope, platform, author, text]))
    .digest('base64')
}
