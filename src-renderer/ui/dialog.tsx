import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import './dialog.css'

interface DialogProps {
  readonly title: string
  /** `side` stands at the edge and leaves the page in sight. */
  readonly size?: 'normal' | 'wide' | 'large' | 'side'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal dialog, open while it is mounted. Escape and a click outside close it. */
export function Dialog({ title, size = 'normal', onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()

  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    // Read from its top: the first thing to press may stand below the end of the window.
    if (size === 'side') heading.current?.focus()
    // Closing before it leaves the page gives the focus back to the button that opened it.
    return () => dialog?.close()
  }, [size])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape, which fires `close`.
    <dialog
      ref={element}
      className="dialog"
      data-size={size}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      <div className="dialog-body">
        <h2 ref={heading} id={titleId} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
