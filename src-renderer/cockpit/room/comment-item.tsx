import { memo } from 'react'
import type { Comment } from '../../../src-main/contract/comment.ts'
import { platformName } from '../../../src-main/contract/platform-name.ts'
import type { Language } from '../../../src-main/contract/text.ts'
import { connectorText } from '../../text/connector-text.ts'
import { formatTimeOfDay } from '../../text/format-number.ts'
import { languageName } from '../../text/language-names.ts'
import { say } from '../../text/sentence.ts'
import { triageText } from '../../text/triage-text.ts'
import { Labels } from './labels.tsx'

interface CommentItemProps {
  readonly comment: Comment
  readonly language: Language
}

/** What a viewer wrote, as text only. Names and sentences keep their own direction and cannot turn their neighbours. */
export const CommentItem = memo(function CommentItem({ comment, language }: CommentItemProps) {
  const { viewer, lang, edited, deleted, understanding, copies } = comment
  const spoken = languageName(lang, language)
  return (
    <article className="comment" data-testid="comment" data-comment-id={comment.id} data-lang={lang}>
      <header className="comment-head">
        <bdi className="comment-who">{viewer.name}</bdi>
        <bdi>{platformName(comment.platform)}</bdi>
        {spoken && (
          <abbr className="comment-lang" title={spoken}>
            {lang}
          </abbr>
        )}
        {understanding && !deleted && <Labels understanding={understanding} language={language} />}
        {copies !== undefined && (
          <strong data-testid="copies">{say(language, triageText.copies, { count: `${copies + 1}` })}</strong>
        )}
        {edited && !deleted && <span>{say(language, connectorText.edited)}</span>}
        <time dateTime={new Date(comment.atMs).toISOString()}>{formatTimeOfDay(comment.atMs, language)}</time>
      </header>
      {deleted ? (
        <p className="comment-text comment-gone">{say(language, connectorText.deleted)}</p>
      ) : (
        <p className="comment-text" dir="auto" lang={lang === 'und' ? undefined : lang}>
          {comment.text}
        </p>
      )}
    </article>
  )
})
