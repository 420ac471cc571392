import { PLATFORMS } from '../../../src-main/contract/platforms.ts'
import { destinationText } from '../../text/destination-text.ts'
import { useText } from '../../text/use-text.ts'
import { TextField } from '../../ui/field.tsx'
import { type DestinationDraft, isSrt } from './destination-draft.ts'

interface AddressFieldsProps {
  readonly draft: DestinationDraft
  readonly onChange: (part: Partial<DestinationDraft>) => void
}

/** Server and key. An address of the host's own may hold the key, so only it is typed hidden as a whole. */
export function AddressFields({ draft, onChange }: AddressFieldsProps) {
  const { t, language } = useText()
  const { platform, url, streamKey, passphrase } = draft
  const isCustom = platform === 'custom'
  const usesSrt = isSrt(url)
  return (
    <>
      <TextField
        label={t(isCustom ? destinationText.address : destinationText.server)}
        hint={t(isCustom ? destinationText.addressHint : destinationText.serverHint)}
        name="url"
        {...(isCustom ? HIDDEN : { inputMode: 'url', spellCheck: false })}
        value={url}
        required
        onChange={(event) => onChange({ url: event.target.value })}
      />
      <TextField
        label={t(usesSrt ? destinationText.streamId : destinationText.key)}
        {...(isCustom ? { optional: t(destinationText.optional) } : {})}
        hint={isCustom ? t(destinationText.keyHint) : PLATFORMS[platform].whereTheKeyIs[language]}
        name="streamKey"
        {...HIDDEN}
        value={streamKey}
        onChange={(event) => onChange({ streamKey: event.target.value })}
      />
      {usesSrt && (
        <TextField
          label={t(destinationText.passphrase)}
          optional={t(destinationText.optional)}
          hint={t(destinationText.passphraseHint)}
          name="passphrase"
          {...HIDDEN}
          minLength={10}
          maxLength={79}
          value={passphrase}
          onChange={(event) => onChange({ passphrase: event.target.value })}
        />
      )}
    </>
  )
}

const HIDDEN = { type: 'password', autoComplete: 'new-password', spellCheck: false } as const
