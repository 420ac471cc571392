import type { Language } from '../../../src-main/contract/text.ts'
import type { Triage } from '../../../src-main/contract/triage.ts'
import { intentNames, sentimentNames, topicNames } from '../../../src-main/contract/triage-names.ts'
import { say } from '../../text/sentence.ts'
import { triageText } from '../../text/triage-text.ts'
import { Badge } from '../../ui/badge.tsx'
import './labels.css'

/** What the models say of a comment: urgent first; what is neither said nor of use is left out. */
export function Labels({ triage, language }: { readonly triage: Triage; readonly language: Language }) {
  const { intent, sentiment, topic, urgent } = triage
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
    </span>
  )
}
