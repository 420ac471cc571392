import type { Layout } from '../../../src-main/contract/picture.ts'

/** Host: a head and shoulders. Product: a box. Where they stand in the frame. */
const HOST = {
  full: 'translate(16 9)',
  pictureInPicture: 'translate(12 9)',
  sideBySide: 'translate(9 9)',
  productFull: 'translate(25.5 5.4) scale(.5)',
} as const satisfies Record<Layout, string>

const PRODUCT = {
  full: null,
  pictureInPicture: 'translate(25.5 5.2) scale(.55)',
  sideBySide: 'translate(23 9)',
  productFull: 'translate(12 9)',
} as const satisfies Record<Layout, string | null>

export function LayoutIcon({ layout }: { readonly layout: Layout }) {
  const product = PRODUCT[layout]
  return (
    <svg className="layout-icon" viewBox="0 0 32 18" aria-hidden="true" fill="none" stroke="currentColor">
      <rect x=".75" y=".75" width="30.5" height="16.5" rx="2.5" strokeWidth="1.3" />
      {layout === 'sideBySide' && <path d="M16 1v16" strokeWidth="1.3" />}
      {(layout === 'pictureInPicture' || layout === 'productFull') && (
        <rect x="20.5" y="1.5" width="10" height="7.5" rx="1" strokeWidth="1.1" />
      )}
      <g transform={HOST[layout]} fill="currentColor" stroke="none">
        <circle cy="-2.4" r="2.3" />
        <path d="M-4 5C-4 1.6-2 .6 0 .6S4 1.6 4 5z" />
      </g>
      {product && (
        <path
          transform={product}
          d="M-3.6-2.2L0-4l3.6 1.8v4.4L0 4l-3.6-1.8zM-3.6-2.2L0-.4l3.6-1.8M0-.4V4"
          strokeWidth="1.1"
        />
      )}
    </svg>
  )
}
