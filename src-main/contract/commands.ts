import { z } from 'zod'
import { connectorParamsSchema, type WriteReceipt } from './connectors.ts'
import type { DebugReport } from './debug-report.ts'
import type { CaptureDevice } from './devices.ts'
import { BITRATE_POLICIES, DEFAULT_ENCODE, H264_PROFILES, LAYOUTS, SHAPES } from './picture.ts'
import { PLATFORM_IDS } from './platforms.ts'
import { catalogueSchema } from './product.ts'
import { type Checklist, type SessionKind, SOURCE_KINDS } from './state.ts'

export const ROLES = ['host'] as const
export type Role = (typeof ROLES)[number]

const id = z.string().min(1).max(128)
const name = z.string().trim().min(1).max(80)
const size = z.number().int().min(16).max(7680)

/** Every command (imperative): who may send it and what it takes. Button, hotkey and CLI send the same ones. */
export const COMMANDS = {
  /**
   * Adds a source and opens it. `device`: file path, X display, camera or microphone id, by kind. `microphone`: a
   * camera's sound. `mode`: one of the camera's listed modes; else the programme's size is asked for.
   */
  'source.add': {
    roles: ['host'],
    params: z.object({
      kind: z.enum(SOURCE_KINDS),
      name,
      device: z.string().max(1024).optional(),
      microphone: z.string().max(1024).optional(),
      mode: z.object({ width: size, height: size, fps: z.number().positive().max(240).nullable() }).optional(),
    }),
  },
  /** How a source sounds; what is left out stays. */
  'source.setSound': {
    roles: ['host'],
    params: z.object({
      sourceId: id,
      gainDb: z.number().min(-60).max(20).optional(),
      muted: z.boolean().optional(),
      offsetMs: z.number().min(-500).max(500).optional(),
    }),
  },
  /** What this machine can capture from, asked anew each time. */
  'devices.list': { roles: ['host'], params: z.object({}) },
  /** Puts a source on the programme, on air or not. */
  'source.select': { roles: ['host'], params: z.object({ sourceId: id }) },
  'source.remove': { roles: ['host'], params: z.object({ sourceId: id }) },
  /** Changes layout and who is in it, on air or not; what is left out stays. `productSourceId` null: no close-up. */
  'scene.switch': {
    roles: ['host'],
    params: z.object({
      layout: z.enum(LAYOUTS).optional(),
      sourceId: id.optional(),
      productSourceId: id.nullable().optional(),
      transition: z.enum(['cut', 'fade']).default('cut'),
    }),
  },
  /** What viewers see while nothing is delivered. Null: the built-in one. What is left out stays. */
  'slate.set': {
    roles: ['host'],
    params: z.object({
      message: z.string().trim().max(80).nullable().optional(),
      picturePath: z.string().max(1024).nullable().optional(),
      musicPath: z.string().max(1024).nullable().optional(),
    }),
  },
  /**
   * The programme's shape, lines (the shorter side) and rate, and what its encoders are told; `second`: also the other
   * shape. Refused on air.
   */
  'programme.configure': {
    roles: ['host'],
    params: z.object({
      shape: z.enum(SHAPES),
      lines: z.union([z.literal(720), z.literal(1080)]),
      fps: z.union([z.literal(25), z.literal(30), z.literal(50), z.literal(60)]),
      second: z.boolean(),
      profile: z.enum(H264_PROFILES).default(DEFAULT_ENCODE.profile),
      audioKbps: z.number().int().min(64).max(320).default(DEFAULT_ENCODE.audioKbps),
    }),
  },
  /** The host's bitrate, on air or not: congestion may go below it, never above. */
  'bitrate.set': { roles: ['host'], params: z.object({ kbps: z.number().int().min(300).max(51_000) }) },
  'bitrate.setPolicy': {
    roles: ['host'],
    params: z.object({ policy: z.enum(BITRATE_POLICIES), mainDestinationId: id.nullable().default(null) }),
  },
  /**
   * Adds a destination; on air it is connected at once. `url` may hold the stream key, or `streamKey` brings it apart.
   * SRT: `streamKey` is the streamid, `passphrase` encrypts.
   */
  'destination.add': {
    roles: ['host'],
    params: z.object({
      name,
      url: z.string().min(1).max(2048),
      streamKey: z.string().min(1).max(1024).optional(),
      passphrase: z.string().min(10).max(79).optional(),
      platform: z.enum(PLATFORM_IDS).default('custom'),
      shape: z.enum(SHAPES).optional(),
    }),
  },
  'destination.remove': { roles: ['host'], params: z.object({ destinationId: id }) },
  /** Takes it off the show; it stays on the list. */
  'destination.stop': { roles: ['host'], params: z.object({ destinationId: id }) },
  /** Puts a stopped one on the show again, or tries one that waits at once. */
  'destination.retry': { roles: ['host'], params: z.object({ destinationId: id }) },
  /**
   * Sends a few seconds to the destinations that allow it before a show and says what the line carries. `includePublic`:
   * also to those whose viewers could see it.
   */
  'uplink.measure': { roles: ['host'], params: z.object({ includePublic: z.boolean().default(false) }) },
  /** Keeps the last seconds of the show as a file of its own; the recording goes on. */
  'clip.save': { roles: ['host'], params: z.object({ seconds: z.number().int().min(5).max(120).default(60) }) },
  /** Remembers this moment of the show. */
  'mark.add': { roles: ['host'], params: z.object({ note: z.string().trim().max(200).default('') }) },
  /** Cuts a file around each mark out of a closed session's recording. */
  'highlights.export': { roles: ['host'], params: z.object({ sessionId: id }) },
  /** Every ffmpeg command of this start (keys left out), how each ended, and what changed when. */
  'debug.read': { roles: ['host'], params: z.object({}) },
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
  /** What is sold, in the order of its links, from now on and after each start; comments read from now on are matched with it. */
  'catalogue.set': { roles: ['host'], params: z.object({ products: catalogueSchema }) },
  /** Takes a comment, and the question group that it is in, off what matters: answered on air, or needs nothing. */
  'comment.settle': {
    roles: ['host'],
    params: z.object({ platform: z.string().max(64), commentId: z.string().max(256) }),
  },
  /** Where comments and shop events are sent, with the token of this start: for the host to give to other tools. */
  'ingest.reveal': { roles: ['host'], params: z.object({}) },
  /** Reads comments from a platform or tool from now on, and after each start; it says by itself how that goes. */
  'connector.add': { roles: ['host'], params: connectorParamsSchema },
  'connector.remove': { roles: ['host'], params: z.object({ connectorId: id }) },
  /**
   * Sends a line to the chat, once: the answer says what is known of it. `replyTo`: the comment it answers. `platform`:
   * where to, for a tool that reaches several.
   */
  'connector.write': {
    roles: ['host'],
    params: z.object({
      connectorId: id,
      text: z.string().trim().min(1).max(500),
      replyTo: z.string().min(1).max(256).optional(),
      platform: z.string().min(1).max(64).optional(),
    }),
  },
  /** The address that Social Stream Ninja posts to. Whoever has it can write into the comments. */
  'connector.reveal': { roles: ['host'], params: z.object({ connectorId: id }) },
  /** A new address; the one before is refused from now on. */
  'connector.renew': { roles: ['host'], params: z.object({ connectorId: id }) },
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
  'source.setSound': null
  'scene.switch': null
  'slate.set': null
  'programme.configure': null
  'bitrate.set': null
  'bitrate.setPolicy': null
  'destination.add': { destinationId: string }
  'destination.remove': null
  'destination.stop': null
  'destination.retry': null
  'uplink.measure': { kbps: number; neededKbps: number; tested: readonly string[]; leftOut: readonly string[] }
  'clip.save': { path: string; seconds: number }
  'mark.add': { markId: string }
  'highlights.export': { paths: readonly string[] }
  'debug.read': DebugReport
  'checklist.run': { checklist: Checklist }
  'show.goLive': { sessionId: string }
  'show.stop': { sessionId: string }
  'promo.show': { promoId: string }
  'promo.hide': null
  'catalogue.set': null
  'comment.settle': null
  'ingest.reveal': { ingestUrl: string; ingestToken: string }
  'connector.add': { connectorId: string }
  'connector.remove': null
  'connector.write': WriteReceipt
  'connector.reveal': { url: string }
  'connector.renew': { url: string }
  'sessions.list': { sessions: readonly SessionSummary[] }
  'session.resume': null
  'session.close': null
  'preview.start': null
  'preview.stop': null
}
