import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { TextField } from '../../ui/field.tsx'
import type { PictureFieldsProps } from './format-fields.tsx'

/** What viewers see and hear while the active source delivers nothing. */
export function SlateFields({ draft, onChange }: PictureFieldsProps) {
  const { t } = useText()
  return (
    <fieldset className="field-group">
      <legend>{t(pictureText.slate)}</legend>
      <TextField
        label={t(pictureText.slateMessage)}
        name="slateMessage"
        placeholder={t(pictureText.slateMessagePlaceholder)}
        maxLength={80}
        dir="auto"
        value={draft.message}
        onChange={(event) => onChange({ message: event.target.value })}
      />
      <TextField
        label={t(pictureText.slatePicture)}
        name="slatePicture"
        spellCheck={false}
        value={draft.picturePath}
        onChange={(event) => onChange({ picturePath: event.target.value })}
      />
      <TextField
        label={t(pictureText.slateMusic)}
        name="slateMusic"
        spellCheck={false}
        value={draft.musicPath}
        onChange={(event) => onChange({ musicPath: event.target.value })}
      />
      <p className="field-hint">{t(pictureText.slateHint)}</p>
    </fieldset>
  )
}
