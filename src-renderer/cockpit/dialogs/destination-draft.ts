import type { CommandInput } from '../../../src-main/contract/commands.ts'
import type { Shape } from '../../../src-main/contract/picture.ts'
import { PLATFORMS, type PlatformId } from '../../../src-main/contract/platforms.ts'

/** What the host typed. It holds secrets: it lives in the dialog and is gone with it. */
export interface DestinationDraft {
  readonly platform: PlatformId
  readonly name: string
  readonly url: string
  readonly streamKey: string
  readonly passphrase: string
  /** Null: what its platform is watched in. */
  readonly shape: Shape | null
}

/** Another platform: its server where it has one for everybody, and nothing typed for the one before. */
export function draftFor(platform: PlatformId, name: string): DestinationDraft {
  return { platform, name, url: PLATFORMS[platform].serverUrl ?? '', streamKey: '', passphrase: '', shape: null }
}

export const isSrt = (url: string): boolean => /^\s*srt:/i.test(url)

/** `hasBothShapes`: two programmes run, so the destination takes one of them. */
export function readDestinationDraft(
  draft: DestinationDraft,
  ownName: string,
  hasBothShapes: boolean,
): CommandInput<'destination.add'> {
  const { platform } = draft
  const url = draft.url.trim()
  const streamKey = draft.streamKey.trim()
  return {
    name: draft.name.trim() || ownName,
    url,
    platform,
    ...(streamKey && { streamKey }),
    ...(isSrt(url) && draft.passphrase && { passphrase: draft.passphrase }),
    ...(hasBothShapes && { shape: draft.shape ?? PLATFORMS[platform].shape }),
  }
}
