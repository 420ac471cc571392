import { Cockpit } from './cockpit/cockpit.tsx'
import { ConnectingPage } from './cockpit/connecting-page.tsx'
import { useMirror } from './store/studio-store.ts'
import { CrashBoundary } from './ui/crash-boundary.tsx'
import { Toaster } from './ui/toaster.tsx'
import { useDocumentAttributes } from './ui/use-theme.ts'

export function App() {
  useDocumentAttributes()
  const isKnown = useMirror(({ known }) => known)
  return (
    <CrashBoundary>
      {isKnown ? <Cockpit /> : <ConnectingPage />}
      <Toaster />
    </CrashBoundary>
  )
}
