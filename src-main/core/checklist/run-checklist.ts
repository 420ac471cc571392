import type { Check, Checklist, StudioState } from '../../contract/state.ts'
import type { Destinations } from '../destinations/destination-commands.ts'
import { checkDestinations } from './check-destinations.ts'
import { checkDisk } from './check-disk.ts'
import { localChecks } from './local-checks.ts'
import type { Seen } from './seen.ts'

/** The go-live checklist: each check looks at the real thing and says what was seen and what to do. */
export interface ChecklistDeps {
  readonly dataDir: string
  readonly destinations: Destinations
  readonly state: () => StudioState
  readonly seen: () => Seen
}

/** `greeted`: what the destinations answered a moment ago; null asks them. */
export async function runChecklist(
  { dataDir, destinations, state, seen }: ChecklistDeps,
  greeted: Check | null,
): Promise<Checklist> {
  const [reachable, disk] = await Promise.all([
    greeted ?? checkDestinations(destinations, state()),
    checkDisk(dataDir, state()),
  ])
  return { ...localChecks(state(), seen()), destinations: reachable, disk }
}
