import type { HTMLAttributes } from 'react'

export type Tone = 'plain' | 'live' | 'ok' | 'warn' | 'fail'

interface BadgeProps extends HTMLAttributes<HTMLSpanElement> {
  readonly tone?: Tone
}

export function Badge({ tone = 'plain', ...rest }: BadgeProps) {
  return <span className="badge" data-tone={tone} {...rest} />
}

/** A state in words, with a coloured dot before it. */
export function StateLabel({ tone, children, ...rest }: BadgeProps) {
  return (
    <span className="state-label" data-tone={tone} {...rest}>
      <span className="dot" aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
