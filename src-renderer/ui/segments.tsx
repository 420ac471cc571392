import './segments.css'

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly name: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

/** One of a few words, all in sight: radio buttons for the keyboard and screen readers. */
export function Segments<T extends string>({ label, name, value, options, onChoose }: SegmentsProps<T>) {
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
