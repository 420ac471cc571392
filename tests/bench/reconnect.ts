import { statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { startRehearsal } from '../support/rehearsal-process.ts'

/** A platform is killed and comes back 6 s later: seconds from when it listens until media is on its disk again. */
const TARGET_S = 2
const AWAY_MS = 6_000
const MEDIA_BYTES = 20_000
const LIMIT_MS = 15_000

const value = await withIngests(1, async (dir, [ingest]) => {
  if (!ingest) throw new Error('an ingest is needed')
  const show = startRehearsal(`${dir}/show`, 24, [ingest.url('show')])
  await show.live
  await delay(3_000)
  await ingest.kill()
  await delay(AWAY_MS)
  await ingest.start()
  const listensAt = performance.now()
  const flowing = () =>
    ingest.received('show').length > 1 && statSync(ingest.received('show').at(-1) as string).size > MEDIA_BYTES
  while (!flowing() && performance.now() - listensAt < LIMIT_MS) await delay(10)
  const seconds = (performance.now() - listensAt) / 1000
  await show.summary
  return seconds
})
printResult({
  name: 'reconnect',
  target: TARGET_S,
  value,
  unit: 's',
  pass: value <= TARGET_S,
  raw: { awayMs: AWAY_MS },
})
