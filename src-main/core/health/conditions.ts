import { StudioError } from '../../contract/errors.ts'
import type { Alert, Health, LossWindow } from '../../contract/health.ts'
import type { StudioState } from '../../contract/state.ts'

/** Trouble as it stands at one moment; judge-health.ts says whether it lasts. */
export interface Condition extends Omit<Alert, 'sinceMs'> {
  /** How long it must last to be told. */
  readonly raiseAfterMs: number
}

/** What is measured beside the contract's figures. */
export interface HealthDetails {
  /** Pictures lost, by destination id. */
  readonly networkOf: Readonly<Record<string, LossWindow>>
  /** Cores of this machine. */
  readonly cores: number
}

/** The ear notices sound from about 45 ms on (ITU-R BT.1359); the muxer's pairing alone moves up to 20. */
const AV_WARN_MS = 65
const AV_DANGER_MS = 150
const CPU_WARN = 0.92
/** Losses are counted over ten seconds already. */
const RAISE_AFTER_MS = 3_000
/** Starting something takes all cores for a moment. */
const BUSY_RAISE_AFTER_MS = 10_000

/** In: one second's figures. Out: what is wrong with them, and whose trouble it is. Pure. */
export function conditionsOf(health: Health, details: HealthDetails, state: StudioState): readonly Condition[] {
  return [
    ...lossCondition('health.rendering', health.rendering, {}),
    ...lossCondition('health.encoding', health.encoding, { encoder: encoderName(state) }),
    ...networkConditions(details.networkOf, state),
    ...cpuCondition(health.cpuCores, details.cores),
    ...avCondition(health.avOffsetMs),
  ]
}

type LossCode = 'health.rendering' | 'health.encoding' | 'health.network' | 'health.line'

function lossCondition(code: LossCode, window: LossWindow, more: Record<string, string>, id: string = code) {
  const { level, lost, total } = window
  if (level === 'ok') return []
  const percent = ((lost / total) * 100).toFixed(1)
  return [condition(id, level, new StudioError(code, { percent, ...more }))]
}

/** Each on its own is a platform's trouble; all at once is the line they share. */
function networkConditions(networkOf: HealthDetails['networkOf'], { destinations }: StudioState): Condition[] {
  const live = Object.values(destinations).filter(({ state }) => state.kind === 'live')
  const losing = live.flatMap(({ id, name }) => {
    const window = networkOf[id]
    return window && window.level !== 'ok' ? [{ id, name, window }] : []
  })
  const names = losing.map(({ name }) => name).join(', ')
  if (losing.length > 1 && losing.length === live.length) {
    const worst = losing.reduce((a, b) => (a.window.lost * b.window.total >= b.window.lost * a.window.total ? a : b))
    return lossCondition('health.line', worst.window, { names })
  }
  return losing.flatMap(({ id, name, window }) =>
    lossCondition('health.network', window, { name }, `health.network ${id}`),
  )
}

function cpuCondition(cpuCores: number | null, cores: number): Condition[] {
  if (cpuCores === null || cpuCores < cores * CPU_WARN) return []
  const percent = `${Math.min(100, Math.round((cpuCores / cores) * 100))}`
  return [condition('health.cpu', 'warn', new StudioError('health.cpu', { percent }), BUSY_RAISE_AFTER_MS)]
}

function avCondition(avOffsetMs: number | null): Condition[] {
  const apartMs = Math.abs(avOffsetMs ?? 0)
  if (apartMs < AV_WARN_MS) return []
  const error = new StudioError('health.av-offset', { ms: `${Math.round(apartMs)}` })
  return [condition('health.av-offset', apartMs < AV_DANGER_MS ? 'warn' : 'danger', error)]
}

/** For a while it is worth knowing; then it is history, and in the report. */
const JUMP_TOLD_FOR_MS = 60_000

export function clockCondition(jump: { readonly byMs: number; readonly agoMs: number } | null): Condition[] {
  if (!jump || jump.agoMs > JUMP_TOLD_FOR_MS) return []
  const seconds = `${Math.round(Math.abs(jump.byMs) / 1000)}`
  const code = jump.byMs > 0 ? 'health.clock-ahead' : 'health.clock-back'
  return [condition('health.clock-jump', 'warn', new StudioError(code, { seconds }), 0)]
}

const condition = (
  id: string,
  level: Alert['level'],
  error: StudioError,
  raiseAfterMs = RAISE_AFTER_MS,
): Condition => ({ id, level, error: error.toInfo(), raiseAfterMs })

const encoderName = ({ encoder }: StudioState) => (encoder.kind === 'off' ? '' : encoder.encoder)
