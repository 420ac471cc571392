import type { Checklist, StudioState } from '../contract/state.ts'
import { checkDestinations } from './checklist/check-destinations.ts'
import { checkDisk } from './checklist/check-disk.ts'
import { localChecks } from './checklist/local-checks.ts'
import type { Seen } from './checklist/seen.ts'
import type { Destinations } from './destinations/destination-commands.ts'

/** The go-live checklist: each check looks at the real thing and says what was seen and what to do. */
export interface ChecklistDeps {
  readonly dataDir: string
  readonly destinations: Destinations
  readonly state: () => StudioState
  readonly seen: () => Seen
}

export async function runChecklist({ dataDir, destinations, state, seen }: ChecklistDeps): Promise<Checklist> {
  const [reachable, disk] = await Promise.all([checkDestinations(destinations, state()), checkDisk(dataDir, state())])
  return { ...localChecks(state(), seen()), destinations: reachable, disk }
}
