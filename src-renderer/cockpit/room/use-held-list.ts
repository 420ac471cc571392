import { type UIEvent, useMemo, useRef, useState } from 'react'
import type { Comment } from '../../../src-main/contract/comment.ts'

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
  const newestFirst = useMemo(() => shown.toReversed(), [shown])

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
