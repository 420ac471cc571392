import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useUi } from '../store/ui-store.ts'

const prefersLight = '(prefers-color-scheme: light)'

function useSystemTheme(): 'dark' | 'light' {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(prefersLight)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => (matchMedia(prefersLight).matches ? 'light' : 'dark'),
  )
}

/** The theme in force: the host's choice, else the system's. */
export function useTheme(): 'dark' | 'light' {
  const chosen = useUi((ui) => ui.theme)
  const system = useSystemTheme()
  return chosen === 'system' ? system : chosen
}

/** Keeps the document's theme and language attributes true. */
export function useDocumentAttributes(): void {
  const theme = useTheme()
  const language = useUi((ui) => ui.language)
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.lang = language
  }, [theme, language])
}
