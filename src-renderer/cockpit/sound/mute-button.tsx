import type { Source } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { soundText } from '../../text/sound-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'

export function MuteButton({ source }: { readonly source: Source }) {
  const { t } = useText()
  const change = useCommand('source.setSound')
  const { id: sourceId, name, sound } = source
  return (
    <IconButton
      icon={sound.muted ? 'muted' : 'sound'}
      label={t(sound.muted ? soundText.unmute : soundText.mute, { name })}
      aria-pressed={sound.muted}
      data-tone={sound.muted ? 'warn' : undefined}
      disabled={change.isPending}
      onClick={() => change.run({ sourceId, muted: !sound.muted })}
      data-testid="mute"
    />
  )
}
