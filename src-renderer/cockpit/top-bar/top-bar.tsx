import type { ShowState } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatElapsed } from '../../text/format-duration.ts'
import { healthText } from '../../text/health-text.ts'
import { pictureText } from '../../text/picture-text.ts'
import { showText } from '../../text/show-text.ts'
import { useText } from '../../text/use-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Preferences } from './preferences.tsx'
import { RoomCounts } from './room-counts.tsx'
import { StreamHealth } from './stream-health.tsx'
import './top-bar.css'

export function TopBar() {
  const { t } = useText()
  const show = useStudio((studio) => studio.show)
  const openDialog = useUi((ui) => ui.openDialog)
  const isOnAir = show.kind === 'live' || show.kind === 'starting'

  return (
    <header className="top-bar">
      <Badge tone={show.kind === 'live' ? 'live' : 'plain'} data-testid="show-state" data-kind={show.kind}>
        {t(showText[show.kind])}
      </Badge>
      {show.kind === 'live' && <Elapsed startedAtMs={show.clock.startedAtMs} />}
      <h1 className="top-title" dir="auto">
        {titleOf(show) ?? 'Cadence'}
      </h1>
      {show.kind === 'live' && <StreamHealth />}
      <RoomCounts />
      {show.kind !== 'live' && (
        <IconButton
          icon="pulse"
          label={t(healthText.open)}
          onClick={() => openDialog('health')}
          data-testid="open-health"
        />
      )}
      <IconButton
        icon="monitor"
        label={t(pictureText.title)}
        onClick={() => openDialog('picture')}
        data-testid="picture-settings"
      />
      <IconButton
        icon="history"
        label={t(showText.sessions)}
        onClick={() => openDialog('sessions')}
        data-testid="sessions"
      />
      <Preferences />
      {isOnAir && (
        <Button onClick={() => openDialog('confirm-stop')} data-testid="stop-show">
          {t(showText.stop)}
        </Button>
      )}
    </header>
  )
}

function titleOf(show: ShowState): string | null {
  return 'title' in show && show.title ? show.title : null
}

/** Wall time on air, which a rehearsal's faster clock does not change. */
function Elapsed({ startedAtMs }: { readonly startedAtMs: number }) {
  const { t } = useText()
  return (
    <span className="elapsed" role="timer" aria-label={t(showText.elapsed)}>
      {formatElapsed(useServerNow() - startedAtMs)}
    </span>
  )
}
