import { createSessionReader } from '../../core/session/session-reader.ts'
import { openReadStore } from '../../core/store/open-store.ts'
import { readOptions, required } from './cli-args.ts'

/** The sessions on disk: `{id, startedAt, endedAt, state}` and more, newest first. */
export async function sessions(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { data: { type: 'string' }, json: { type: 'boolean' } })
  const store = openReadStore(required('--data', options.data))
  const found = createSessionReader(store).listSessions()
  store.close()
  if (options.json) console.log(JSON.stringify(found))
  else
    for (const { id, kind, title, startedAt, state } of found)
      console.log(`${id}  ${startedAt}  ${kind}  ${state}  ${title}`)
}
