import { CONTRACT_PATH } from '../../src-main/contract/wire.ts'
import { studioMirror } from '../store/studio-store.ts'
import { createStudioClient } from './studio-client.ts'

const scheme = location.protocol === 'https:' ? 'wss' : 'ws'

/** This window's one connection to the core. */
export const studioClient = createStudioClient({
  url: `${scheme}://${location.host}${CONTRACT_PATH}`,
  mirror: studioMirror,
})
