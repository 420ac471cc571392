import { describeError, type ErrorCode } from '../../src-main/contract/errors.ts'
import { appText } from '../text/app-text.ts'
import { useText } from '../text/use-text.ts'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

interface ErrorNoticeProps {
  readonly error: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string>> }
  readonly tone?: 'warn' | 'fail'
  readonly onDismiss?: () => void
}

/** The sentence of an expected trouble: what happened, what still works, what to do. */
export function ErrorNotice({ error, tone = 'fail', onDismiss }: ErrorNoticeProps) {
  const { t, language } = useText()
  return (
    <div className="notice" data-tone={tone} role="alert" data-code={error.code}>
      <Icon name="alert" />
      <p>{describeError(error)[language]}</p>
      {onDismiss && <IconButton icon="close" label={t(appText.dismiss)} onClick={onDismiss} />}
    </div>
  )
}

interface DoneNoticeProps {
  readonly sentence: string
  readonly onDismiss: () => void
}

export function DoneNotice({ sentence, onDismiss }: DoneNoticeProps) {
  const { t } = useText()
  return (
    <div className="notice" data-tone="ok" role="status" data-testid="done">
      <Icon name="check" />
      <p>{sentence}</p>
      <IconButton icon="close" label={t(appText.dismiss)} onClick={onDismiss} />
    </div>
  )
}
