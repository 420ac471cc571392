/** Child of session-journal.test.ts: appends an event each millisecond, says so after a second, and never stops. */
import { systemClock } from '../../../src-main/core/ports.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { openStore } from '../../../src-main/core/store/open-store.ts'

const store = openStore(process.argv[2] as string)
const journal = createSessionJournal({ store, clock: systemClock, onWriteFailed: () => process.exit(1) })
const startedAtMs = Date.now()
journal.open({ id: 'killed', kind: 'broadcast', title: 'Killed', startedAtMs })

setInterval(() => {
  const atMs = Date.now()
  journal.append({ type: 'phase.started', phaseId: 'warm-up', atMs }, null)
  if (atMs - startedAtMs > 1000) process.stdout.write(`${atMs}\n`)
}, 1)
