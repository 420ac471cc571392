import type { ReactNode } from 'react'
import { healthText } from '../../text/health-text.ts'
import { useText } from '../../text/use-text.ts'
import { graphPath, graphRange, type Sample } from './graph-path.ts'

export interface GraphLine {
  readonly name: string
  readonly samples: readonly Sample[]
  readonly look?: 'plain' | 'dashed' | 'dotted'
}

interface GraphProps {
  readonly name: string
  /** The value now, where there is one line. */
  readonly now?: string
  /** What the lines are, where there are several. */
  readonly legend?: ReactNode
  readonly lines: readonly GraphLine[]
  /** At least this much fits, so that noise does not look like a storm. */
  readonly atLeast: number
  /** Values worth a line across. */
  readonly marks?: readonly number[]
  readonly say: (value: number) => string
}

/** A few minutes of one figure, drawn as lines and said in words. */
export function Graph({ name, now, legend, lines, atLeast, marks = [], say }: GraphProps) {
  const { t } = useText()
  const most = Math.max(atLeast, ...lines.map(({ samples }) => (graphRange(samples)?.most ?? 0) * 1.05))
  const sentences = lines.flatMap((line) => {
    const range = graphRange(line.samples)
    const last = line.samples.at(-1)?.value ?? null
    if (!range || last === null) return []
    const said = { name: line.name, now: say(last), least: say(range.least), most: say(range.most) }
    return [t(healthText.graphSaid, said)]
  })
  return (
    <figure className="graph">
      <figcaption>
        <span>{name}</span>
        {now !== undefined && <strong>{now}</strong>}
        {legend}
      </figcaption>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={sentences.join('. ')}>
        {marks.map((mark) => (
          <path key={mark} className="graph-mark" d={`M0 ${100 - (mark / most) * 100}H100`} />
        ))}
        {lines.map((line) => (
          <path
            key={line.name}
            className="graph-line"
            data-look={line.look ?? 'plain'}
            d={graphPath(line.samples, most)}
          />
        ))}
      </svg>
    </figure>
  )
}
