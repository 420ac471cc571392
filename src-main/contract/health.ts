import type { StudioErrorInfo } from './errors.ts'

export interface LossWindow {
  /** Of the last ten seconds. */
  readonly lost: number
  readonly total: number
  readonly level: HealthLevel
}
/** Warn from 1 %, danger from 5 %. */
export type HealthLevel = 'ok' | 'warn' | 'danger'

export interface QueueHealth {
  readonly id: string
  readonly kind: 'encoder' | 'destination' | 'recording'
  /** How much of the show waits in it. */
  readonly waitingMs: number
  /** Of what it may hold, 0 to 1. */
  readonly fill: number
}

/** Once a second. */
export interface Health {
  readonly atMs: number
  /** Ticks that came too late, ticks the encoder had no room for, pictures that destinations lost. */
  readonly rendering: LossWindow
  readonly encoding: LossWindow
  readonly network: LossWindow
  /** Programme tick to encoded picture. */
  readonly encodeDelayMs: number | null
  /** Sound later than picture is positive. */
  readonly avOffsetMs: number | null
  /** Encoded, over the last second. */
  readonly bitrateKbps: number
  /** Of one core; the studio and all its children. Null where the system does not tell. */
  readonly cpuCores: number | null
  readonly queues: readonly QueueHealth[]
}

export interface Alert {
  readonly id: string
  readonly level: Exclude<HealthLevel, 'ok'>
  readonly error: StudioErrorInfo
  readonly sinceMs: number
}

export interface UplinkMeasure {
  readonly kbps: number
  /** What the show needs: bitrate and sound, times destinations. */
  readonly neededKbps: number
  readonly measuredAtMs: number
}
