import { streamRate } from '../../store/stream-health.ts'
import { useMirror, useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { useStudioEvery } from '../../store/use-studio-every.ts'
import { formatBitrate, formatCount } from '../../text/format-number.ts'
import { healthText } from '../../text/health-text.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'
import { StateLabel } from '../../ui/badge.tsx'
import { type Judged, streamVerdict } from './stream-verdict.ts'

/** One sentence and three measured numbers, a press away from all of them. A number that is not measured is left out. */
export function StreamHealth() {
  const { t, language } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  const judged = useJudged()
  const samples = useMirror((mirrored) => mirrored.samples)
  const nowMs = useServerNow(1_000)

  const { destinations } = judged
  const verdict = streamVerdict(judged)
  const rate = streamRate(samples, destinations, nowMs)
  const dropped = Object.values(destinations).reduce((sum, { counters }) => sum + counters.droppedFrames, 0)

  return (
    <button
      type="button"
      className="button stream-health"
      data-look="quiet"
      title={t(healthText.open)}
      onClick={() => openDialog('health')}
      data-testid="stream-health"
    >
      <StateLabel tone={verdict.tone}>{verdict.say(t)}</StateLabel>
      <span className="meters">
        {rate && <span>{t(showText.fps, { fps: Math.round(rate.fps) })}</span>}
        {rate && <span>{formatBitrate(rate.kbps, language)}</span>}
        <span>{t(showText.dropped, { count: formatCount(dropped, language) })}</span>
      </span>
    </button>
  )
}

/** Sound levels and comments change far more often than what is judged here. */
function useJudged(): Judged {
  const destinations = useStudioEvery(250, (studio) => studio.destinations)
  const programme = useStudio((studio) => studio.programme)
  const encoder = useStudio((studio) => studio.encoder)
  const health = useStudio((studio) => studio.health)
  const bitrate = useStudio((studio) => studio.bitrate)
  return { destinations, programme, encoder, health, bitrate }
}
