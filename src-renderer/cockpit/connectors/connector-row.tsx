import {
  CONNECTOR_READ_TEXTS,
  CONNECTOR_WRITE_TEXTS,
  type ConnectorInfo,
  type ConnectorReadState,
  connectorName,
} from '../../../src-main/contract/connectors.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { connectorText } from '../../text/connector-text.ts'
import { formatDuration, secondsUntil } from '../../text/format-duration.ts'
import { formatCount } from '../../text/format-number.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PostAddress } from './post-address.tsx'
import '../stage/rows.css'

const TONES: Readonly<Record<ConnectorReadState['kind'], 'ok' | 'warn' | 'fail' | undefined>> = {
  off: undefined,
  connecting: undefined,
  reading: 'ok',
  silent: 'warn',
  retrying: 'warn',
  refused: 'fail',
  ended: undefined,
}

/** One connector: whether it reads, whether it may write, when it was last heard, what it missed. */
export function ConnectorRow({ connector }: { readonly connector: ConnectorInfo }) {
  const { t, language } = useText()
  const remove = useCommand('connector.remove', 'inline')
  const { id, kind, read, write } = connector
  const name = connectorName(connector)
  const errors = [read, write].flatMap((state) => ('error' in state ? [state.error] : []))

  return (
    <li className="row" aria-label={name} data-testid="connector" data-state={read.kind} data-connector-id={id}>
      <div className="row-main">
        <span className="row-name" dir="auto">
          {name}
        </span>
        <output className="row-state" data-tone={TONES[read.kind]}>
          {CONNECTOR_READ_TEXTS[read.kind][language]}
        </output>
        <span className="row-state" data-write={write.kind}>
          {CONNECTOR_WRITE_TEXTS[write.kind][language]}
        </span>
      </div>
      <IconButton
        icon="close"
        label={t(connectorText.remove, { name })}
        disabled={remove.isPending}
        onClick={() => void remove.run({ connectorId: id })}
      />
      <ConnectorFacts connector={connector} />
      {kind === 'social-stream' && <PostAddress connectorId={id} />}
      {[...errors, ...(remove.error ? [remove.error] : [])].map((error) => (
        <ErrorNotice key={error.code} error={error} tone={read.kind === 'retrying' ? 'warn' : 'fail'} />
      ))}
    </li>
  )
}

function ConnectorFacts({ connector }: { readonly connector: ConnectorInfo }) {
  const { t, language } = useText()
  const nowMs = useServerNow(1_000)
  const { read, lastMessageAtMs, gaps, quota } = connector
  const facts = [
    read.kind === 'retrying' && t(connectorText.again, { seconds: secondsUntil(read.retryAtMs, nowMs) }),
    lastMessageAtMs === null
      ? t(connectorText.noMessage)
      : t(connectorText.lastMessage, { age: formatDuration(nowMs - lastMessageAtMs, language) }),
    gaps > 0 && t(connectorText.gaps, { count: formatCount(gaps, language) }),
    quota !== null &&
      t(connectorText.quota, {
        used: formatCount(quota.usedUnits, language),
        limit: formatCount(quota.limitUnits, language),
      }),
  ]
  return <p className="row-detail">{facts.filter((fact) => fact !== false).join(' · ')}</p>
}
