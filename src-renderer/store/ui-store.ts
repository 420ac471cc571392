import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { StudioErrorInfo } from '../../src-main/contract/errors.ts'
import { type Language, languageOf } from '../../src-main/contract/text.ts'

export type Theme = 'system' | 'dark' | 'light'
export type Transition = 'cut' | 'fade'
export type DialogName =
  | 'add-source'
  | 'add-destination'
  | 'confirm-stop'
  | 'confirm-go-live'
  | 'connect-comments'
  | 'connectors'
  | 'debug'
  | 'health'
  | 'measure-uplink'
  | 'picture'
  | 'products'
  | 'sessions'

/** What the host typed and has not sent. Never holds a stream key. */
export interface PromoDraft {
  readonly title: string
  readonly price: string
  readonly compareAt: string
  readonly currency: string
  readonly minutes: string
}

/** Trouble, or the sentence of something that was done. */
export type Toast = { readonly id: number } & (
  | { readonly kind: 'error'; readonly error: StudioErrorInfo }
  | { readonly kind: 'done'; readonly sentence: string }
)

interface UiState {
  readonly theme: Theme
  readonly language: Language
  readonly showTitle: string
  readonly promoDraft: PromoDraft
  /** How the picture changes when another source or layout is chosen. */
  readonly transition: Transition
  readonly dialog: DialogName | null
  readonly toasts: readonly Toast[]
  /** The ended session whose card was put away to prepare the next show. */
  readonly putAwaySessionId: string | null
  setTheme(theme: Theme): void
  setLanguage(language: Language): void
  setShowTitle(showTitle: string): void
  changePromoDraft(change: Partial<PromoDraft>): void
  setTransition(transition: Transition): void
  openDialog(dialog: DialogName): void
  closeDialog(): void
  showError(error: StudioErrorInfo): void
  showDone(sentence: string): void
  dismissToast(id: number): void
  putAwaySession(sessionId: string): void
}

const MAX_TOASTS = 3
let lastToastId = 0

function nextToastId(): number {
  lastToastId += 1
  return lastToastId
}

const newest = (toasts: readonly Toast[], toast: Toast): readonly Toast[] => [...toasts, toast].slice(-MAX_TOASTS)

export const useUi = create<UiState>()(
  persist(
    (set) => ({
      theme: 'system',
      language: languageOf(globalThis.navigator?.language),
      showTitle: '',
      promoDraft: { title: '', price: '', compareAt: '', currency: 'USD', minutes: '5' },
      transition: 'cut',
      dialog: null,
      toasts: [],
      putAwaySessionId: null,
      setTheme: (theme) => set({ theme }),
      setLanguage: (language) => set({ language }),
      setShowTitle: (showTitle) => set({ showTitle }),
      changePromoDraft: (change) => set(({ promoDraft }) => ({ promoDraft: { ...promoDraft, ...change } })),
      setTransition: (transition) => set({ transition }),
      openDialog: (dialog) => set({ dialog }),
      closeDialog: () => set({ dialog: null }),
      showError: (error) =>
        set(({ toasts }) => ({ toasts: newest(toasts, { id: nextToastId(), kind: 'error', error }) })),
      showDone: (sentence) =>
        set(({ toasts }) => ({ toasts: newest(toasts, { id: nextToastId(), kind: 'done', sentence }) })),
      dismissToast: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
      putAwaySession: (putAwaySessionId) => set({ putAwaySessionId }),
    }),
    {
      name: 'cadence.ui',
      version: 1,
      partialize: ({ theme, language, showTitle, promoDraft, transition }) => ({
        theme,
        language,
        showTitle,
        promoDraft,
        transition,
      }),
    },
  ),
)
