import { useEffect } from 'react'
import { type Toast, useUi } from '../store/ui-store.ts'
import { DoneNotice, ErrorNotice } from './notice.tsx'

/** Long enough to read two sentences twice; what was done takes one reading. */
const TOAST_MS = { error: 14_000, done: 6_000 } as const

export function Toaster() {
  const toasts = useUi((ui) => ui.toasts)
  return (
    <div className="toasts">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastItem({ toast }: { readonly toast: Toast }) {
  const dismiss = useUi((ui) => ui.dismissToast)
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), TOAST_MS[toast.kind])
    return () => clearTimeout(timer)
  }, [dismiss, toast.id, toast.kind])
  const onDismiss = () => dismiss(toast.id)
  if (toast.kind === 'done') return <DoneNotice sentence={toast.sentence} onDismiss={onDismiss} />
  return <ErrorNotice error={toast.error} onDismiss={onDismiss} />
}
