import type { Layout } from '../../contract/picture.ts'
import type { Clock } from '../ports.ts'
import { blend } from './compose/blend.ts'
import { composePicture } from './compose/compose-picture.ts'
import type { Frame } from './frame-pool.ts'
import type { PictureLane } from './programme-format.ts'
import { MAX_FRAME_AGE_MS } from './source-strip.ts'

/** Who is seen, and how they share the frame. */
export interface Scene {
  readonly layout: Layout
  readonly hostId: string | null
  readonly productId: string | null
}

export type Transition = 'cut' | 'fade'

/**
 * In: the scene, and each source's newest picture. Out: one picture per lane and tick; null while the scene has none, for
 * the slate to stand in. A scene that was just chosen may take a moment to deliver: the picture before it stays so long.
 */
export interface Switcher {
  readonly scene: Scene
  switchTo(scene: Scene, transition: Transition): void
  /** Whose pictures the next tick needs: the scene's, and in a fade also those of the scene before. */
  visible(): ReadonlySet<string>
  /** Whose sound is heard with the picture. */
  heard(): ReadonlySet<string>
  /** Held for the taker. */
  picture(lane: number, pictureOf: PictureOf): Frame | null
  /** Every lane has its picture of this tick. */
  endTick(): void
  close(): void
}

export type PictureOf = (sourceId: string, lane: number) => Frame | null

/** https://obsproject.com/kb/transition-guide: 300 ms is the usual fade. */
const FADE_MS = 300
const NOBODY: Scene = { layout: 'full', hostId: null, productId: null }

export function createSwitcher(lanes: readonly PictureLane[], clock: Clock): Switcher {
  const fadeTicks = Math.round((FADE_MS / 1000) * (lanes[0]?.format.fps ?? 30))
  const last: (Frame | null)[] = lanes.map(() => null)
  let scene = NOBODY
  let before: Scene | null = null
  let fadedTicks = 0
  let switchedAtMs = Number.NEGATIVE_INFINITY

  function compose({ layout, hostId, productId }: Scene, lane: number, pictureOf: PictureOf): Frame | null {
    const host = hostId === null ? null : pictureOf(hostId, lane)
    const product = layout === 'full' || productId === null ? null : pictureOf(productId, lane)
    return composePicture(layout, { host, product }, lanes[lane] as PictureLane)
  }

  function fade(to: Frame, lane: number, pictureOf: PictureOf): Frame {
    const from = before && compose(before, lane, pictureOf)
    if (!from) return to
    const mixed = (lanes[lane] as PictureLane).pool.take()
    blend(from.data, to.data, mixed.data, (fadedTicks + 1) / fadeTicks)
    from.release()
    to.release()
    return mixed
  }

  function keep(lane: number, picture: Frame): Frame {
    last[lane]?.release()
    last[lane] = picture.retain()
    return picture
  }

  return {
    get scene() {
      return scene
    },
    switchTo(next, transition) {
      before = transition === 'fade' ? scene : null
      fadedTicks = 0
      scene = next
      switchedAtMs = clock.monotonicMs()
    },
    visible: () => new Set([...idsOf(scene), ...(before ? idsOf(before) : [])]),
    heard: () => new Set(idsOf(scene)),
    picture(lane, pictureOf) {
      const composed = compose(scene, lane, pictureOf)
      if (composed) return keep(lane, fade(composed, lane, pictureOf))
      const mayWait = clock.monotonicMs() - switchedAtMs <= MAX_FRAME_AGE_MS
      return mayWait ? (last[lane]?.retain() ?? null) : null
    },
    endTick() {
      fadedTicks += 1
      if (fadedTicks >= fadeTicks) before = null
    },
    close() {
      for (const [lane, picture] of last.entries()) {
        picture?.release()
        last[lane] = null
      }
    },
  }
}

function idsOf({ layout, hostId, productId }: Scene): string[] {
  return [hostId, layout === 'full' ? null : productId].filter((id) => id !== null)
}
