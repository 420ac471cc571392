import { useState } from 'react'
import { isOnAir } from '../../src-main/contract/state.ts'
import { useStudio } from '../store/studio-store.ts'
import { ErrorNotice } from '../ui/notice.tsx'

/** On air, the newest danger, above everything. Put away here, it stays in the health panel until it is over. */
export function AlertBanner() {
  const alerts = useStudio((studio) => studio.alerts)
  const hasShow = useStudio(({ show }) => isOnAir(show))
  const [putAway, setPutAway] = useState<readonly string[]>([])
  const danger = alerts.findLast(({ id, level }) => level === 'danger' && !putAway.includes(id))
  if (!danger || !hasShow) return null
  const ended = (id: string) => !alerts.some((alert) => alert.id === id)
  return (
    <ErrorNotice
      error={danger.error}
      tone="fail"
      onDismiss={() => setPutAway([...putAway.filter((id) => !ended(id)), danger.id])}
    />
  )
}
