import { type UIEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Comment } from '../../../src-main/contract/comment.ts'

/** More than fit a tall screen. */
const SHOWN_WHILE_MOVING = 40

interface Held {
  readonly comments: readonly Comment[]
  readonly received: number
}

/** A comment under the pointer must not move: while hovered or scrolled, the list stays as it was. */
export function useHeldList(comments: readonly Comment[], received: number) {
  const [held, setHeld] = useState<Held | null>(null)
  const list = useRef<HTMLElement>(null)
  const isHovered = useRef(false)

  const settle = (element: HTMLElement): void => {
    list.current = element
    const mustHold = isHovered.current || element.scrollTop > 0
    setHeld((before) => (mustHold ? (before ?? { comments, received }) : null))
  }

  const shown = held?.comments ?? comments
  // The older ones are drawn once someone stays to read, and without holding up the frame in which they do.
  const limit = useDeferredValue(held ? shown.length : SHOWN_WHILE_MOVING)
  const newestFirst = useMemo(() => shown.slice(-limit).toReversed(), [shown, limit])

  return {
    newestFirst,
    isHeld: held !== null,
    newCount: held ? Math.max(0, received - held.received) : 0,
    /** Shows the newest at once; the pointer may still rest on the list. */
    release: (): void => {
      isHovered.current = false
      list.current?.scrollTo({ top: 0 })
      setHeld(null)
    },
    handlers: {
      onPointerEnter: ({ currentTarget }: { currentTarget: HTMLElement }) => {
        isHovered.current = true
        settle(currentTarget)
      },
      onPointerLeave: ({ currentTarget }: { currentTarget: HTMLElement }) => {
        isHovered.current = false
        settle(currentTarget)
      },
      onScroll: ({ currentTarget }: UIEvent<HTMLElement>) => settle(currentTarget),
    },
  }
}
