import { presetFor } from '../../../src-main/contract/platform-preset.ts'
import { PLATFORM_IDS, PLATFORMS, type PlatformId } from '../../../src-main/contract/platforms.ts'
import { useStudio } from '../../store/studio-store.ts'
import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField } from '../../ui/field.tsx'
import type { PictureFieldsProps } from './format-fields.tsx'
import { presetDraft } from './picture-draft.ts'

const ALL = 'all'

/** Fills in what a platform takes, or what every destination of the show takes; the host may change it afterwards. */
export function PresetField({ draft, onChange }: PictureFieldsProps) {
  const { t, language } = useText()
  const destinations = useStudio((studio) => studio.destinations)
  const own = Object.values(destinations).map(({ platform }) => platform)
  const choose = (chosen: string) => {
    const ids = chosen === ALL ? own : [chosen as PlatformId]
    if (chosen) onChange(presetDraft(presetFor(ids, draft.lines)))
  }

  return (
    <SelectField label={t(pictureText.preset)} name="preset" value="" onChange={(event) => choose(event.target.value)}>
      <option value="">{t(pictureText.choose)}</option>
      {own.length > 0 && <option value={ALL}>{t(pictureText.presetAll)}</option>}
      {PLATFORM_IDS.filter((id) => id !== 'custom').map((id) => (
        <option key={id} value={id}>
          {PLATFORMS[id].name[language]}
        </option>
      ))}
    </SelectField>
  )
}
