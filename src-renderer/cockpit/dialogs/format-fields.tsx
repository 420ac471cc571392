import { recommendedKbps } from '../../../src-main/contract/picture.ts'
import { isOnAir } from '../../../src-main/contract/state.ts'
import { useStudio } from '../../store/studio-store.ts'
import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { CheckField, SelectField } from '../../ui/field.tsx'
import { LINES, type PictureDraft, RATES } from './picture-draft.ts'
import { PresetField } from './preset-field.tsx'
import { ShapeField } from './shape-field.tsx'

export interface PictureFieldsProps {
  readonly draft: PictureDraft
  readonly onChange: (part: Partial<PictureDraft>) => void
}

const PROFILE_NAMES = { main: 'Main', high: 'High' } as const

/** Shape, size and rate: fixed while a show runs, because every destination would see its stream start anew. */
export function FormatFields({ draft, onChange }: PictureFieldsProps) {
  const { t, language } = useText()
  const isOffAir = useStudio(({ show }) => !isOnAir(show))
  const reason = useStudio(({ programme }) => programme.sizeReason)
  return (
    <fieldset className="field-group" disabled={!isOffAir}>
      <legend>{t(pictureText.picture)}</legend>
      <PresetField draft={draft} onChange={onChange} />
      <ShapeField label={t(pictureText.shape)} value={draft.shape} onChoose={(shape) => onChange({ shape })} />
      <SelectField
        label={t(pictureText.lines)}
        name="lines"
        value={draft.lines}
        onChange={(event) => onChange(sized(Number(event.target.value) as PictureDraft['lines'], draft.fps))}
      >
        {LINES.map((lines) => (
          <option key={lines} value={lines}>
            {lines}p
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t(pictureText.fps)}
        name="fps"
        value={draft.fps}
        onChange={(event) => onChange(sized(draft.lines, Number(event.target.value) as PictureDraft['fps']))}
      >
        {RATES.map((fps) => (
          <option key={fps} value={fps}>
            {fps}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t(pictureText.second)}
        hint={t(pictureText.secondHint)}
        name="second"
        checked={draft.second}
        onCheck={(second) => onChange({ second })}
      />
      <p className="field-hint">
        {t(pictureText.encode, { profile: PROFILE_NAMES[draft.profile], audio: String(draft.audioKbps) })}
      </p>
      {!isOffAir && <p className="field-hint">{t(pictureText.onlyOffAir)}</p>}
      {isOffAir && reason && <p className="field-hint">{reason[language]}</p>}
    </fieldset>
  )
}

/** Another size or rate brings the bitrate that suits it; the host may change that too. */
const sized = (lines: PictureDraft['lines'], fps: PictureDraft['fps']): Partial<PictureDraft> => ({
  lines,
  fps,
  kbps: String(recommendedKbps(lines, fps)),
})
