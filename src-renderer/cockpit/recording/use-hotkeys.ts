import { useEffect, useRef } from 'react'

/** What a key press means here: its letter, or null where someone types, a dialog is open or the key belongs to another shortcut. */
export function hotkeyOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.repeat || event.isComposing) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const target = event.target as Partial<HTMLElement> | null
  if (target?.isContentEditable || target?.closest?.('input, textarea, select, dialog[open]')) return null
  return event.key.toLowerCase()
}

/** Single keys, while the component is mounted. */
export function useHotkeys(actions: Readonly<Record<string, () => void>>): void {
  const current = useRef(actions)
  useEffect(() => {
    current.current = actions
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = hotkeyOf(event)
      if (key === null || document.querySelector('dialog[open]')) return
      current.current[key]?.()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
