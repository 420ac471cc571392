import { useId } from 'react'
import { LAYOUTS } from '../../../src-main/contract/picture.ts'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { sceneText } from '../../text/scene-text.ts'
import { soundText } from '../../text/sound-text.ts'
import { useText } from '../../text/use-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { LevelMeter } from '../sound/level-meter.tsx'
import { LayoutIcon } from './layout-icon.tsx'
import { ProductSelect } from './product-select.tsx'
import { layoutChange, productChoices } from './scene-change.ts'
import './scene.css'

/** The programme's sound, and how host and product share the picture, changed on air or not by one press. */
export function SceneBar() {
  const { t } = useText()
  const programme = useStudio((studio) => studio.programme)
  const sources = useStudio((studio) => studio.sources)
  const transition = useUi((ui) => ui.transition)
  const setTransition = useUi((ui) => ui.setTransition)
  const change = useCommand('scene.switch')
  const reasonId = useId()
  const choices = productChoices(sources, programme)
  const needsSecond = choices.length === 0 && Object.keys(sources).length > 0

  return (
    <section className="scene-bar" aria-label={t(sceneText.scene)}>
      <LevelMeter of="programme" label={t(soundText.programmeLevel)} />
      <div className="scene-controls">
        {LAYOUTS.map((layout) => {
          const params = layoutChange(layout, programme, choices, transition)
          return (
            <button
              key={layout}
              type="button"
              className="button layout-button"
              data-look="quiet"
              data-testid={`layout-${layout}`}
              aria-label={t(sceneText[layout])}
              title={t(params ? sceneText[layout] : sceneText.needSecond)}
              aria-pressed={programme.layout === layout}
              aria-describedby={params ? undefined : reasonId}
              // Stays reachable, so that the keyboard and a screen reader learn why it does nothing.
              aria-disabled={params === null || change.isPending}
              onClick={() => params && !change.isPending && void change.run(params)}
            >
              <LayoutIcon layout={layout} />
            </button>
          )
        })}
        <Segments
          label={t(sceneText.transition)}
          name="transition"
          value={transition}
          options={[
            { value: 'cut', label: t(sceneText.cut) },
            { value: 'fade', label: t(sceneText.fade) },
          ]}
          onChoose={setTransition}
        />
      </div>
      {choices.length > 1 && <ProductSelect choices={choices} programme={programme} />}
      {needsSecond && (
        <p id={reasonId} className="scene-hint">
          {t(sceneText.needSecond)}
        </p>
      )}
    </section>
  )
}
