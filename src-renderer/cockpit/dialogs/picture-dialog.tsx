import { useState } from 'react'
import { useCommands } from '../../bridge/use-commands.ts'
import { studioStore } from '../../store/studio-store.ts'
import { pictureText } from '../../text/picture-text.ts'
import { useText } from '../../text/use-text.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { BitrateFields } from './bitrate-fields.tsx'
import { FormatFields } from './format-fields.tsx'
import { changedSettings, type PictureDraft, pictureDraft } from './picture-draft.ts'
import { SlateFields } from './slate-fields.tsx'
import './picture-dialog.css'

/** What viewers get: shape and size, bitrate, and the picture that stands in for a lost source. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const commands = useCommands()
  const [before] = useState(() => pictureDraft(studioStore.getState().studio))
  const [draft, setDraft] = useState(before)
  const fields = { draft, onChange: (part: Partial<PictureDraft>) => setDraft((last) => ({ ...last, ...part })) }

  return (
    <FormDialog
      title={t(pictureText.title)}
      name="picture"
      size="wide"
      confirm={t(pictureText.save)}
      command={commands}
      onSubmit={() => commands.run(changedSettings(before, draft))}
      onClose={onClose}
    >
      <FormatFields {...fields} />
      <BitrateFields {...fields} />
      <SlateFields {...fields} />
    </FormDialog>
  )
}
