import { BITRATE_POLICIES, type BitratePolicy } from '../../../src-main/contract/picture.ts'
import { useStudio } from '../../store/studio-store.ts'
import { formatBitrate } from '../../text/format-number.ts'
import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { PictureFieldsProps } from './format-fields.tsx'

/** How much is sent, and whose congestion may lower it. */
export function BitrateFields({ draft, onChange }: PictureFieldsProps) {
  const { t, language } = useText()
  const destinations = useStudio((studio) => studio.destinations)
  const { currentKbps, reason } = useStudio((studio) => studio.bitrate)
  return (
    <fieldset className="field-group">
      <legend>{t(pictureText.bitrate)}</legend>
      <TextField
        label={t(pictureText.kbps)}
        name="kbps"
        type="number"
        min={300}
        max={51_000}
        step={1}
        required
        value={draft.kbps}
        onChange={(event) => onChange({ kbps: event.target.value })}
      />
      <SelectField
        label={t(pictureText.policy)}
        name="policy"
        value={draft.policy}
        onChange={(event) => onChange({ policy: event.target.value as BitratePolicy })}
      >
        {BITRATE_POLICIES.map((policy) => (
          <option key={policy} value={policy}>
            {t(pictureText[policy])}
          </option>
        ))}
      </SelectField>
      {draft.policy === 'protectMain' && (
        <SelectField
          label={t(pictureText.main)}
          name="mainDestination"
          required
          value={draft.mainDestinationId ?? ''}
          onChange={(event) => onChange({ mainDestinationId: event.target.value || null })}
        >
          <option value="">{t(pictureText.choose)}</option>
          {Object.values(destinations).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="field-hint" role="status">
        {reason
          ? t(pictureText.now, { bitrate: formatBitrate(currentKbps, language), reason: reason[language] })
          : t(pictureText.kbpsHint)}
      </p>
    </fieldset>
  )
}
