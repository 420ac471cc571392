/**
 * In: every comment as it is delivered, with its path (the connector, or the ingest API). Out: whether another delivery of
 * the same comment was kept before. The platform's id tells where paths share it; else platform, author, text and time do.
 * Each delivery of a path stands for one comment of its own, so a viewer who writes the same twice is kept twice.
 */
import { createHash } from 'node:crypto'
import type { Comment } from '../../contract/comment.ts'

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

/** A comment that is kept, and who delivered it under which ids. */
interface Kept {
  readonly content: string
  readonly id: string
  readonly atMs: number
  readonly paths: Set<string>
  readonly names: string[]
}

/** One path tells of a comment later than another: polling, a slow tool, a connection that was just made again. */
export const SAME_COMMENT_MS = 30_000
const MOST_KEPT = 20_000

/** Bounded memory: the newest `mostKept` comments. */
export function createRepeats({ mostKept = MOST_KEPT } = {}): Repeats {
  const byContent = new Map<string, Kept[]>()
  const byName = new Map<string, Kept>()
  const inOrder = new Set<Kept>()

  function keep(delivery: Delivery, content: string): void {
    const kept: Kept = { content, id: delivery.id, atMs: delivery.atMs, paths: new Set(), names: [] }
    byContent.set(content, [...(byContent.get(content) ?? []), kept])
    inOrder.add(kept)
    note(kept, delivery)
    const [oldest] = inOrder
    if (oldest && inOrder.size > mostKept) forget(oldest)
  }

  function note(kept: Kept, { path, platform, id }: Delivery): void {
    const name = nameOf(platform, id)
    kept.paths.add(path)
    if (byName.get(name) === kept) return
    kept.names.push(name)
    byName.set(name, kept)
  }

  function forget(kept: Kept): void {
    inOrder.delete(kept)
    const others = (byContent.get(kept.content) ?? []).filter((each) => each !== kept)
    if (others.length > 0) byContent.set(kept.content, others)
    else byContent.delete(kept.content)
    for (const name of kept.names) if (byName.get(name) === kept) byName.delete(name)
  }

  return {
    isRepeat(delivery) {
      const content = contentOf(delivery)
      const known = byName.get(nameOf(delivery.platform, delivery.id))
      const same = known?.content === content ? known : firstOpen(byContent.get(content) ?? [], delivery)
      if (same) note(same, delivery)
      else keep(delivery, content)
      return same !== null
    },
    keptId: (platform, id) => byName.get(nameOf(platform, id))?.id ?? id,
  }
}

/** The first that this path has not delivered yet: paths tell of comments in one order, so the n-th of one is the n-th of the other. */
function firstOpen(candidates: readonly Kept[], { path, atMs }: Delivery): Kept | null {
  return candidates.find((kept) => !kept.paths.has(path) && Math.abs(kept.atMs - atMs) <= SAME_COMMENT_MS) ?? null
}

const nameOf = (platform: string, id: string) => JSON.stringify([platform, id])

/** A digest: twenty thousand long texts would be many. */
function contentOf({ scope, platform, viewer, text }: Delivery): string {
  const author = viewer.name.normalize('NFKC').toLowerCase().replace(/^@/, '')
  return createHash('sha1')
    .update(JSON.stringify([scope, platform, author, text]))
    .digest('base64')
}
