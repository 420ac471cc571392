import { useState } from 'react'
import { describeError, type StudioErrorInfo } from '../../../src-main/contract/errors.ts'
import type { Source } from '../../../src-main/contract/state.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { soundText } from '../../text/sound-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { LevelMeter } from '../sound/level-meter.tsx'
import { MuteButton } from '../sound/mute-button.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { SourceStatus } from './source-status.tsx'

/** A source: its state, its sound, and a press to put its picture on the programme. */
export function SourceRow({ source }: { readonly source: Source }) {
  const { t } = useText()
  const isActive = useStudio(({ programme }) => programme.activeSourceId === source.id)
  const isCloseUp = useStudio(({ programme }) => programme.layout !== 'full' && programme.productSourceId === source.id)
  const [isOpen, setOpen] = useState(false)
  const { id, kind, name, state } = source
  // A screen is captured without sound.
  const isSilent = kind === 'screen'

  return (
    <li
      className="row source-row"
      data-testid="source"
      data-state={state.kind}
      data-active={isActive}
      data-source-id={id}
    >
      {kind === 'microphone' ? (
        <MicrophoneName source={source} />
      ) : (
        <PictureChoice source={source} isActive={isActive} />
      )}
      {!isSilent && <MuteButton source={source} />}
      <IconButton
        icon="sliders"
        label={t(soundText.settings, { name })}
        onClick={() => setOpen(true)}
        data-testid="source-settings"
      />
      {state.kind === 'retrying' && <WhyAway error={state.error} isOpen={isActive} />}
      {!isSilent && <LevelMeter of={id} label={t(soundText.level, { name })} />}
      {isOpen && <SourceDialog source={source} isUsed={isActive || isCloseUp} onClose={() => setOpen(false)} />}
    </li>
  )
}

/** In full for what viewers should see now, a press away for every other. */
function WhyAway({ error, isOpen }: { readonly error: StudioErrorInfo; readonly isOpen: boolean }) {
  const { t, language } = useText()
  if (isOpen) return <ErrorNotice error={error} tone="warn" />
  return (
    <details className="row-detail">
      <summary>
        <span className="row-why">{t(stageText.why)}</span>
      </summary>
      <p>{describeError(error)[language]}</p>
    </details>
  )
}

function MicrophoneName({ source }: { readonly source: Source }) {
  return (
    <div className="row-main">
      <Icon name="microphone" />
      <span className="row-name" dir="auto">
        {source.name}
      </span>
      <SourceStatus source={source} isActive={false} />
    </div>
  )
}

function PictureChoice({ source, isActive }: { readonly source: Source; readonly isActive: boolean }) {
  const { t } = useText()
  const { select, isPending } = useSourceSwitch()
  const { id, name } = source
  return (
    <button
      type="button"
      className="row-main row-choice"
      aria-pressed={isActive}
      aria-label={t(stageText.switchTo, { name })}
      disabled={isPending}
      onClick={() => isActive || select(id)}
    >
      <span className="radio" aria-hidden="true" />
      <span className="row-name" dir="auto">
        {name}
      </span>
      <SourceStatus source={source} isActive={isActive} />
    </button>
  )
}

/** Cuts or fades to another source, as the host chose below the preview. */
function useSourceSwitch() {
  const cut = useCommand('source.select')
  const fade = useCommand('scene.switch')
  const transition = useUi((ui) => ui.transition)
  const select = (sourceId: string) =>
    transition === 'cut' ? cut.run({ sourceId }) : fade.run({ sourceId, transition })
  return { select, isPending: cut.isPending || fade.isPending }
}
