import { streamRate } from '../../store/stream-health.ts'
import { useMirror } from '../../store/studio-store.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { formatBitrate, formatCount } from '../../text/format-number.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'
import { StateLabel } from '../../ui/badge.tsx'
import { streamVerdict } from './stream-verdict.ts'

/** One sentence and three measured numbers. A number that is not measured is left out. */
export function StreamHealth() {
  const { t, language } = useText()
  const studio = useStudioEvery(250, (state) => state)
  const samples = useMirror((mirrored) => mirrored.samples)
  const nowMs = useServerNow(1_000)

  const verdict = streamVerdict(studio)
  const rate = streamRate(samples, studio.destinations, nowMs)
  const dropped = Object.values(studio.destinations).reduce((sum, { counters }) => sum + counters.droppedFrames, 0)

  return (
    <div className="stream-health" data-testid="stream-health">
      <StateLabel tone={verdict.tone}>{verdict.say(t)}</StateLabel>
      <span className="meters">
        {rate && <span>{t(showText.fps, { fps: Math.round(rate.fps) })}</span>}
        {rate && <span>{formatBitrate(rate.kbps, language)}</span>}
        <span>{t(showText.dropped, { count: formatCount(dropped, language) })}</span>
      </span>
    </div>
  )
}
