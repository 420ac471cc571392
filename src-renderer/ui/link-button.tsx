import type { AnchorHTMLAttributes } from 'react'
import { Icon } from './icon.tsx'

/** A link that opens a page of its own, looking like the main button it stands in for. */
export function LinkButton({ children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className="button" data-look="primary" data-size="large" target="_blank" rel="noopener" {...rest}>
      {children}
      <Icon name="open" />
    </a>
  )
}
