import { useState } from 'react'
import type { StudioErrorInfo } from '../../src-main/contract/errors.ts'
import { useStudio } from '../store/studio-store.ts'
import { ErrorNotice } from '../ui/notice.tsx'

/** Trouble without a home in a stage of its own. Put away here only; the same trouble raised again is shown again. */
export function NoticeBanner() {
  const notice = useStudio((studio) => studio.notice)
  const [putAway, setPutAway] = useState<StudioErrorInfo | null>(null)
  if (!notice || notice === putAway) return null
  return <ErrorNotice error={notice} tone="warn" onDismiss={() => setPutAway(notice)} />
}
