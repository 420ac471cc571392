import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { openReadStore, openStore } from '../store/open-store.ts'
import { createSessionJournal, type SessionJournal } from './session-journal.ts'
import { createSessionReader, type SessionReader } from './session-reader.ts'

/** The sessions on disk: every event goes into the journal, and what is there can be read. */
export interface Sessions {
  readonly journal: SessionJournal
  readonly reader: SessionReader
  close(): void
}

/** @throws StudioError data.unreadable and others of the store. */
export function openSessions({ dataDir, clock, log }: { dataDir: string; clock: Clock; log: StateLog }): Sessions {
  const store = openStore(dataDir)
  const readStore = openReadStore(dataDir)
  const journal = createSessionJournal({
    store,
    clock,
    onWriteFailed: (error) => log.emit('notice.raised', { error: error.toInfo() }),
    onWriteRecovered: () => log.emit('notice.cleared', { code: 'journal.write-failed' }),
  })
  log.onEvent((_seq, event, key) => journal.append(event, key))

  return {
    journal,
    reader: createSessionReader(readStore),
    close() {
      journal.end()
      readStore.close()
      store.close()
    },
  }
}
