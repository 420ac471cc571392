import { StudioError } from '../../../../contract/errors.ts'

const ADDRESS = /^(?:https?:\/\/)?(?:www\.|m\.)?twitch\.tv\/(?:popout\/)?([^/?#]+)/i
const LOGIN = /^[a-z0-9_]{1,25}$/

/** The login name in a channel's name or address. @throws StudioError `connector.bad-channel`. */
export function readTwitchChannel(text: string): string {
  const named = ADDRESS.exec(text)?.[1] ?? text.replace(/^[@#]/, '')
  const login = named.toLowerCase()
  if (!LOGIN.test(login)) throw new StudioError('connector.bad-channel', { channel: text, name: 'Twitch' })
  return login
}
