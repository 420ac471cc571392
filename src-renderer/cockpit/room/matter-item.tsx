import { platformName } from '../../../src-main/contract/platform-name.ts'
import type { Language } from '../../../src-main/contract/text.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { formatCount } from '../../text/format-number.ts'
import { languageName } from '../../text/language-names.ts'
import { say } from '../../text/sentence.ts'
import { reasonText, triageText } from '../../text/triage-text.ts'
import { Button } from '../../ui/button.tsx'
import type { Ranked } from './by-priority.ts'
import { Labels } from './labels.tsx'

/** One comment, or the first of like questions, with its labels and why it stands here. */
export function MatterItem({ ranked, language }: { readonly ranked: Ranked; readonly language: Language }) {
  const { comment, group, priority } = ranked
  const settle = useCommand('comment.settle')
  const { understanding } = comment
  const reasons = priority.reasons.map((reason) => reasonText(reason, language)).join(' · ')
  const { platform, id: commentId } = comment
  return (
    <li className="matter" data-testid="matter" data-comment-id={commentId} data-urgent={understanding?.triage.urgent}>
      <header className="comment-head" title={say(language, triageText.why, { reasons })}>
        {understanding && <Labels understanding={understanding} language={language} />}
        {group && group.askers > 1 && (
          <strong data-testid="askers">
            {say(language, triageText.askers, { count: formatCount(group.askers, language) })}
          </strong>
        )}
        <abbr className="comment-lang" title={languageName(comment.lang, language) ?? undefined}>
          {comment.lang}
        </abbr>
      </header>
      <p className="comment-text" dir="auto" lang={comment.lang === 'und' ? undefined : comment.lang}>
        {comment.text}
      </p>
      <footer className="matter-foot">
        <bdi className="comment-who">{comment.viewer.name}</bdi>
        <bdi>{platformName(platform)}</bdi>
        <Button
          disabled={settle.isPending}
          aria-label={say(language, triageText.settleLabel, { text: comment.text })}
          onClick={() => void settle.run({ platform, commentId })}
          data-testid="settle"
        >
          {say(language, triageText.settle)}
        </Button>
      </footer>
    </li>
  )
}
