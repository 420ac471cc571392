import { resolve } from 'node:path'
import { buildReport } from '../../core/review/build-report.ts'
import { writeReports } from '../../core/review/write-reports.ts'
import { createSessionReader } from '../../core/session/session-reader.ts'
import { openReadStore } from '../../core/store/open-store.ts'
import { readOptions, required } from './cli-args.ts'

/** Writes a session's report, whether its show is over, running or was cut off. */
export async function report(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    data: { type: 'string' },
    session: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'html,json' },
  })
  const sessionId = required('--session', options.session)
  const outDir = resolve(required('--out', options.out))
  const formats = options.format.split(',')
  const store = openReadStore(required('--data', options.data))
  const { session, events } = createSessionReader(store).readSession(sessionId)
  const paths = writeReports({ report: buildReport(session, events), outDir, formats })
  store.close()
  for (const path of Object.values(paths)) console.log(path)
}
