import { type ComponentProps, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** Said beside the label of a field that may stay empty. */
  readonly optional?: string
}

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>

export function TextField({ label, hint, optional, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <FieldLabel id={id} label={label} optional={optional} />
      <input id={id} className="input" type="text" autoComplete="off" aria-describedby={`${id}-hint`} {...input} />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}

type TextAreaFieldProps = FieldProps & ComponentProps<'textarea'>

/** Several lines of text. */
export function TextAreaField({ label, hint, optional, ...textarea }: TextAreaFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <FieldLabel id={id} label={label} optional={optional} />
      <textarea id={id} className="input" autoComplete="off" aria-describedby={`${id}-hint`} {...textarea} />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}

type SelectFieldProps = FieldProps & SelectHTMLAttributes<HTMLSelectElement>

export function SelectField({ label, hint, optional, children, ...select }: SelectFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <FieldLabel id={id} label={label} optional={optional} />
      <select id={id} className="input" {...select}>
        {children}
      </select>
      {hint && <span className="field-hint">{hint}</span>}
    </div>
  )
}

interface RangeFieldProps extends FieldProps {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  /** The value with its unit, in words. */
  readonly shown: string
  readonly onMove: (value: number) => void
}

export function RangeField({ label, hint, optional, shown, onMove, ...input }: RangeFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <span className="field-split">
        <FieldLabel id={id} label={label} optional={optional} />
        <output htmlFor={id}>{shown}</output>
      </span>
      <input
        id={id}
        className="range"
        type="range"
        aria-valuetext={shown}
        aria-describedby={`${id}-hint`}
        {...input}
        onChange={(event) => onMove(event.target.valueAsNumber)}
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}

interface CheckFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly name: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onCheck: (checked: boolean) => void
}

export function CheckField({ label, hint, onCheck, ...input }: CheckFieldProps) {
  return (
    <label className="check-field">
      <input type="checkbox" {...input} onChange={(event) => onCheck(event.target.checked)} />
      <span>
        {label}
        {hint && <span className="field-hint">{hint}</span>}
      </span>
    </label>
  )
}

function FieldLabel({ id, label, optional }: { id: string; label: string; optional: string | undefined }) {
  return (
    <label className="field-label" htmlFor={id}>
      {label}
      {optional && <span className="field-optional"> · {optional}</span>}
    </label>
  )
}
