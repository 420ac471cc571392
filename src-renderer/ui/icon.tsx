const PATHS = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  alert: 'M8 5v4M8 11.4v.2M8 2l6.5 11.5h-13z',
  question: 'M6 6a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.6M8 11.8v.1',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z',
  open: 'M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
  connect:
    'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7',
  history: 'M3 8a5 5 0 1 0 1.6-3.7L3 5.8M3 3v2.8h2.8M8 5.5V8l1.8 1.2',
  sound: 'M2.5 6.2v3.6h2.3L8 12.6V3.4L4.8 6.2zM10.4 6a2.8 2.8 0 0 1 0 4M12.2 4.2a5.4 5.4 0 0 1 0 7.6',
  muted: 'M2.5 6.2v3.6h2.3L8 12.6V3.4L4.8 6.2zM10.6 6.2l3.4 3.6M14 6.2l-3.4 3.6',
  sliders: 'M2.5 5h5M11 5h2.5M9.2 3.2v3.6M2.5 11H5M8.5 11h5M6.8 9.2v3.6',
  microphone: 'M8 2a2 2 0 0 0-2 2v3.5a2 2 0 0 0 4 0V4a2 2 0 0 0-2-2zM3.8 7.5a4.2 4.2 0 0 0 8.4 0M8 11.7V14',
  stop: 'M4.5 4.5h7v7h-7z',
  play: 'M5.5 3.8l6.5 4.2-6.5 4.2z',
  pulse: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  tag: 'M2.5 2.5h5.2l6 6-5.2 5.2-6-6zM5.6 5.6v.1',
  monitor: 'M2 3h12v8H2zM5.5 13.5h5',
} as const

export type IconName = keyof typeof PATHS

/** A drawn sign beside words; never the only carrier of a meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d={PATHS[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
