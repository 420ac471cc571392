import type { StudioState } from '../../../src-main/contract/state.ts'
import { pictureSources } from '../scene/scene-change.ts'

export type NextStep = 'needSource' | 'needDestination' | 'needChecks' | 'ready'

/** The one thing between the host and going live. A show without destinations is legal, so it is asked for last. */
export function nextStep({ sources, destinations, checklist }: StudioState): NextStep {
  if (pictureSources(sources).length === 0) return 'needSource'
  const failed = Object.entries(checklist).filter(([, { outcome }]) => outcome === 'fail')
  if (failed.some(([id]) => id !== 'destinations')) return 'needChecks'
  if (Object.keys(destinations).length === 0) return 'needDestination'
  return failed.length > 0 ? 'needChecks' : 'ready'
}
