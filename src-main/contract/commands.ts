import { z } from 'zod'
import { type Checklist, type SessionKind, SOURCE_KINDS } from './state.ts'

export const ROLES = ['host'] as const
export type Role = (typeof ROLES)[number]

const id = z.string().min(1).max(128)
const name = z.string().trim().min(1).max(80)

/** Every command (imperative): who may send it and what it takes. Button, hotkey and CLI send the same ones. */
export const COMMANDS = {
  /** Adds a source and opens it. `device`: file path, X display, or camera id, by kind. `microphone`: a camera's sound. */
  'source.add': {
    roles: ['host'],
    params: z.object({
      kind: z.enum(SOURCE_KINDS),
      name,
      device: z.string().max(1024).optional(),
      microphone: z.string().max(1024).optional(),
    }),
  },
  /** What this machine can capture from, asked anew each time. */
  'devices.list': { roles: ['host'], params: z.object({}) },
  /** Puts a source on the programme, on air or not. */
  'source.select': { roles: ['host'], params: z.object({ sourceId: id }) },
  'source.remove': { roles: ['host'], params: z.object({ sourceId: id }) },
  /** Adds a destination; on air it is connected at once. The URL holds the stream key. */
  'destination.add': { roles: ['host'], params: z.object({ name, url: z.string().min(1).max(2048) }) },
  'destination.remove': { roles: ['host'], params: z.object({ destinationId: id }) },
  'checklist.run': { roles: ['host'], params: z.object({}) },
  'show.goLive': { roles: ['host'], params: z.object({ title: z.string().trim().max(120).default('') }) },
  'show.stop': { roles: ['host'], params: z.object({}) },
  /** `durationSeconds` from now to the real deadline. */
  'promo.show': {
    roles: ['host'],
    params: z.object({
      title: z.string().trim().min(1).max(60),
      priceMinor: z.number().int().nonnegative(),
      compareAtMinor: z.number().int().nonnegative().optional(),
      currency: z.string().regex(/^[A-Z]{3}$/),
      durationSeconds: z.number().int().min(1).max(86_400),
    }),
  },
  'promo.hide': { roles: ['host'], params: z.object({}) },
  /** Where comments and shop events are sent, with the token of this start: for the host to give to other tools. */
  'ingest.reveal': { roles: ['host'], params: z.object({}) },
  'sessions.list': { roles: ['host'], params: z.object({}) },
  /** Goes live again in a session that a crash left open. */
  'session.resume': { roles: ['host'], params: z.object({ sessionId: id }) },
  /** Closes a session that a crash left open, so that its report can be read. */
  'session.close': { roles: ['host'], params: z.object({ sessionId: id }) },
  /** Starts the binary preview frames on this connection; the answer says how to decode them. */
  'preview.start': { roles: ['host'], params: z.object({}) },
  'preview.stop': { roles: ['host'], params: z.object({}) },
} as const satisfies Record<string, { roles: readonly Role[]; params: z.ZodType }>

export type CommandName = keyof typeof COMMANDS
export type CommandParams<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['params']>
export type CommandInput<C extends CommandName> = z.input<(typeof COMMANDS)[C]['params']>

export interface CaptureDevice {
  readonly kind: 'camera' | 'microphone' | 'screen'
  /** What to give as the source's device or microphone. */
  readonly device: string
  readonly name: string
  /** Largest first; empty where the listing tells none. */
  readonly modes: readonly CaptureMode[]
}

export interface CaptureMode {
  readonly width: number
  readonly height: number
  /** Null where the listing tells sizes only. */
  readonly fps: number | null
}

export interface SessionSummary {
  readonly id: string
  readonly kind: SessionKind
  readonly title: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'open' | 'closed'
}

export interface CommandResults {
  'source.add': { sourceId: string }
  'devices.list': { devices: readonly CaptureDevice[] }
  'source.select': null
  'source.remove': null
  'destination.add': { destinationId: string }
  'destination.remove': null
  'checklist.run': { checklist: Checklist }
  'show.goLive': { sessionId: string }
  'show.stop': { sessionId: string }
  'promo.show': { promoId: string }
  'promo.hide': null
  'ingest.reveal': { ingestUrl: string; ingestToken: string }
  'sessions.list': { sessions: readonly SessionSummary[] }
  'session.resume': null
  'session.close': null
  'preview.start': null
  'preview.stop': null
}
