import type { Check, Checklist, StudioState } from '../contract/state.ts'
import { fail, ok, warn } from './checklist/check.ts'
import { checkDisk } from './checklist/check-disk.ts'
import { localChecks } from './checklist/local-checks.ts'
import type { Seen } from './checklist/seen.ts'
import type { Destinations } from './destinations/destination-commands.ts'
import { isListening } from './destinations/keep-on-air.ts'

/** The go-live checklist: each check looks at the real thing and says what was seen and what to do. */
export interface ChecklistDeps {
  readonly dataDir: string
  readonly destinations: Destinations
  readonly state: () => StudioState
  readonly seen: () => Seen
}

export async function runChecklist({ dataDir, destinations, state, seen }: ChecklistDeps): Promise<Checklist> {
  const [reachable, disk] = await Promise.all([checkDestinations(destinations), checkDisk(dataDir, state())])
  return { ...localChecks(state(), seen()), destinations: reachable, disk }
}

async function checkDestinations(destinations: Destinations): Promise<Check> {
  const all = destinations.addresses()
  if (all.length === 0)
    return warn(
      'No destination: the show is recorded only. Add one to go on air.',
      '没有推流平台：本场只会录制。添加平台即可开播。',
    )
  const heard = await Promise.all(
    all.map(({ address }) => isListening(address.host, address.port, AbortSignal.timeout(3_000))),
  )
  const silent = all.filter((_, index) => !heard[index]).map(({ name }) => name)
  if (silent.length === 0) return ok(`${all.length} of ${all.length} answer.`, `${all.length} 个平台均有响应。`)
  const names = silent.join(', ')
  const en = `${names}: no answer. You can go live all the same; it is tried until it answers. Check the network and the address.`
  const zh = `${names}：没有响应。仍可开播，系统会持续重试。请检查网络和地址。`
  return silent.length === all.length ? fail(en, zh) : warn(en, zh)
}
