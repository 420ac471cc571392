import type { Health, LossWindow } from '../../../src-main/contract/health.ts'
import type { GraphLine } from './graph.tsx'

/** Where pictures can be lost, in the order they travel. */
export const LOSS_KINDS = ['rendering', 'encoding', 'network'] as const satisfies readonly (keyof Health)[]
export type LossKind = (typeof LOSS_KINDS)[number]

/** Told apart by the stroke, so that colour is left for what is wrong. */
export const LOSS_LOOKS = {
  rendering: 'plain',
  encoding: 'dashed',
  network: 'dotted',
} as const satisfies Record<LossKind, GraphLine['look']>

export function lossPercent({ lost, total }: LossWindow): number {
  return total === 0 ? 0 : (lost / total) * 100
}
