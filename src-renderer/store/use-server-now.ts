import { useEffect, useState } from 'react'
import { useMirror } from './studio-store.ts'

/** This computer's clock, epoch ms, read again every `everyMs`. Only leaf components use it: each reading renders. */
export function useNow(everyMs = 250): number {
  const [nowMs, setNowMs] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])

  return nowMs
}

/** The core's clock: deadlines and start times are on it. */
export function useServerNow(everyMs?: number): number {
  const offsetMs = useMirror(({ serverOffsetMs }) => serverOffsetMs)
  return useNow(everyMs) + offsetMs
}
