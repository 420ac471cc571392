import { join } from 'node:path'

/** Where a session's recordings, clips and highlights are. */
export const sessionDir = (dataDir: string, sessionId: string) => join(dataDir, 'sessions', sessionId)
