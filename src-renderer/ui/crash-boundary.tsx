import { Component, type ReactNode } from 'react'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'

interface CrashBoundaryProps {
  readonly children: ReactNode
}

/** A fault in this window must not look like a fault of the broadcast. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false }

  static getDerivedStateFromError() {
    return { hasCrashed: true }
  }

  override render() {
    return this.state.hasCrashed ? <CrashPage /> : this.props.children
  }
}

function CrashPage() {
  const { t } = useText()
  return (
    <main className="page-message" role="alert">
      <h1>{t(appText.crashed)}</h1>
      <p>{t(appText.crashedHint)}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t(appText.reload)}
      </Button>
    </main>
  )
}
