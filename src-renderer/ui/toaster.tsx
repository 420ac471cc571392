import { useEffect } from 'react'
import { type Toast, useUi } from '../store/ui-store.ts'
import { ErrorNotice } from './notice.tsx'

/** Long enough to read two sentences twice. */
const TOAST_MS = 14_000

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
    const timer = setTimeout(() => dismiss(toast.id), TOAST_MS)
    return () => clearTimeout(timer)
  }, [dismiss, toast.id])
  return <ErrorNotice error={toast.error} onDismiss={() => dismiss(toast.id)} />
}
