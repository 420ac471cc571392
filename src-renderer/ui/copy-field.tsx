import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import './copy-field.css'

interface CopyFieldProps {
  readonly label: string
  /** What is copied. */
  readonly value: string
  /** What is shown, where that is something else: dots in place of a secret. */
  readonly shown?: string
  readonly hint?: string
  readonly testId: string
  /** Called before a value that can't be copied by itself is selected, so that it is there to be selected. */
  readonly onReveal?: () => void
  /** Further buttons of this value. */
  readonly children?: ReactNode
}

type Outcome = 'copied' | 'selected'
const OUTCOME_SHOWN_MS = 2_500

/** A value that is not typed but taken along: shown in full, copied by one press. */
export function CopyField({ label, value, shown = value, hint, testId, onReveal, children }: CopyFieldProps) {
  const { t } = useText()
  const id = useId()
  const text = useRef<HTMLElement>(null)
  const [outcome, setOutcome] = useShortly<Outcome>()

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome('copied')
    } catch {
      // A browser may keep the clipboard from pages; then one key press by the host remains.
      if (onReveal) flushSync(onReveal)
      if (text.current) getSelection()?.selectAllChildren(text.current)
      setOutcome('selected')
    }
  }

  return (
    <div className="field">
      <span id={id} className="field-label">
        {label}
      </span>
      <div className="copy-field">
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: names what the value is. */}
        <code ref={text} dir="ltr" aria-labelledby={id} data-testid={testId}>
          {shown}
        </code>
        {children}
        <Button onClick={copy} aria-label={t(appText.copy, { what: label })} data-testid={`copy-${testId}`}>
          {t(outcome === 'copied' ? appText.copied : appText.copyShort)}
        </Button>
      </div>
      {hint && <span className="field-hint">{hint}</span>}
      <span className={outcome === 'selected' ? 'field-hint' : 'visually-hidden'} role="status">
        {outcome && t(appText[outcome])}
      </span>
    </div>
  )
}

/** A value that goes away by itself. */
function useShortly<T>() {
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), OUTCOME_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [value])
  return [value, setValue] as const
}
