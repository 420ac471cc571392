import type { QueueHealth } from '../../../src-main/contract/health.ts'
import { useStudio } from '../../store/studio-store.ts'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { temperature } from './temperature.ts'

const TONES = { cool: 'plain', warm: 'warn', hot: 'fail' } as const

/** How much of the show waits where. */
export function QueueBars({ queues }: { readonly queues: readonly QueueHealth[] }) {
  const { t } = useText()
  if (queues.length === 0) return null
  return (
    <section aria-labelledby="queues-head">
      <h3 id="queues-head" className="panel-head">
        {t(healthText.queues)}
      </h3>
      <ul className="queue-bars">
        {queues.map((queue) => (
          <QueueBar key={`${queue.kind} ${queue.id}`} queue={queue} />
        ))}
      </ul>
    </section>
  )
}

function QueueBar({ queue }: { readonly queue: QueueHealth }) {
  const { t } = useText()
  const name = useQueueName(queue)
  const warmth = temperature(queue.fill)
  return (
    <li className="queue-bar" data-tone={TONES[warmth]}>
      <span dir="auto">{name}</span>
      <span>
        {t(healthText[warmth])} · {t(healthText.seconds, { seconds: (queue.waitingMs / 1000).toFixed(1) })}
      </span>
      <span className="queue-room" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(1, queue.fill).toFixed(3)})` }} />
      </span>
    </li>
  )
}

function useQueueName({ kind, id }: QueueHealth): string {
  const { t } = useText()
  const destination = useStudio(({ destinations }) => destinations[id]?.name)
  if (kind === 'encoder') return t(healthText.encoderQueue)
  if (kind === 'recording') return t(healthText.recordingQueue)
  return destination ?? id
}
