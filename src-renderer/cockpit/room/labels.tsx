import type { Language } from '../../../src-main/contract/text.ts'
import { intentNames, sentimentNames, topicNames } from '../../../src-main/contract/triage-names.ts'
import type { Understanding } from '../../../src-main/contract/understanding.ts'
import { useStudio } from '../../store/studio-store.ts'
import { say } from '../../text/sentence.ts'
import { triageText } from '../../text/triage-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { MentionBadges } from './mention-badges.tsx'
import './labels.css'

interface LabelsProps {
  readonly understanding: Pick<Understanding, 'triage' | 'mentions'>
  readonly language: Language
}

/** What the models say of a comment, and what it is about: urgent first; what is neither said nor of use is left out. */
export function Labels({ understanding, language }: LabelsProps) {
  const { triage, mentions } = understanding
  const { intent, sentiment, topic, urgent } = triage
  const catalogue = useStudio((studio) => studio.catalogue)
  const topicName = topicNames[topic]
  return (
    <span className="labels" data-testid="labels" data-intent={intent} data-topic={topic} data-sentiment={sentiment}>
      {urgent && <Badge tone="fail">{say(language, triageText.urgent)}</Badge>}
      <Badge tone={intent === 'complaint' || intent === 'spam_or_abuse' ? 'warn' : 'plain'}>
        {say(language, intentNames[intent])}
      </Badge>
      {topicName && <Badge>{say(language, topicName)}</Badge>}
      {sentiment !== 'neutral' && (
        <Badge tone={sentiment === 'positive' ? 'ok' : 'warn'}>{say(language, sentimentNames[sentiment])}</Badge>
      )}
      <MentionBadges mentions={mentions} catalogue={catalogue} language={language} />
    </span>
  )
}
