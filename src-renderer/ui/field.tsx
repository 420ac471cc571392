import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

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

function FieldLabel({ id, label, optional }: { id: string; label: string; optional: string | undefined }) {
  return (
    <label className="field-label" htmlFor={id}>
      {label}
      {optional && <span className="field-optional"> · {optional}</span>}
    </label>
  )
}
