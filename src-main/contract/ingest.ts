import { z } from 'zod'

/** The fixed ingest API: what platforms, shops and replayed files may tell the studio. See design.md, "Ingest API". */

const MAX_TEXT = 10_000
const id = z.string().min(1).max(256)
const platform = z.string().min(1).max(64)
const amountMinor = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/, 'currency must be an ISO 4217 code such as USD')
const count = z.number().int().nonnegative()
const region = z.string().min(1).max(64)
const orderLine = z.object({ sku: id, quantity: z.number().int().positive(), amountMinor })

/** What a Date can hold (ECMA-262, 21.4.1.1). */
const LATEST_MS = 8.64e15
const ISO_8601 = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/

/** ISO 8601 or epoch milliseconds; always epoch milliseconds after parsing. */
const at = z.union([z.number().int().nonnegative(), z.string()]).transform((value, context) => {
  const epochMs = typeof value === 'number' ? value : ISO_8601.test(value) ? Date.parse(value) : Number.NaN
  if (epochMs <= LATEST_MS) return epochMs
  context.addIssue({ code: 'custom', message: 'at must be ISO 8601 or epoch milliseconds' })
  return z.NEVER
})

export const viewerSchema = z.object({
  id,
  name: z.string().min(1).max(256),
  region: region.optional(),
  lang: z.string().max(16).optional(),
  badges: z.array(z.string().max(64)).max(32).optional(),
})
export type Viewer = z.infer<typeof viewerSchema>

const common = { at: at.optional(), platform, id: id.optional() }

export const ingestEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('comment'),
    ...common,
    id,
    viewer: viewerSchema,
    text: z.string().min(1).max(MAX_TEXT),
    replyTo: id.optional(),
  }),
  z.object({ type: z.literal('viewers'), ...common, count, byRegion: z.record(region, count).optional() }),
  z.object({ type: z.literal('join'), ...common, viewer: viewerSchema, source: z.string().max(64).optional() }),
  z.object({ type: z.literal('leave'), ...common, viewer: viewerSchema, source: z.string().max(64).optional() }),
  z.object({ type: z.literal('follow'), ...common, viewer: viewerSchema, source: z.string().max(64).optional() }),
  z.object({ type: z.literal('share'), ...common, viewer: viewerSchema, source: z.string().max(64).optional() }),
  z.object({ type: z.literal('like'), ...common, count, viewer: viewerSchema.optional() }),
  z.object({
    type: z.literal('gift'),
    ...common,
    viewer: viewerSchema,
    name: z.string().min(1).max(128),
    count,
    valueMinor: amountMinor.optional(),
    currency: currency.optional(),
  }),
  z.object({
    type: z.literal('product_click'),
    ...common,
    sku: id,
    viewer: viewerSchema.optional(),
    quantity: count.optional(),
  }),
  z.object({
    type: z.literal('cart_add'),
    ...common,
    sku: id,
    viewer: viewerSchema.optional(),
    quantity: count.optional(),
  }),
  z.object({
    type: z.literal('order'),
    ...common,
    id,
    lines: z.array(orderLine).min(1).max(500),
    currency,
    viewer: viewerSchema.optional(),
    region: region.optional(),
  }),
  z.object({
    type: z.literal('payment_failed'),
    ...common,
    orderId: id.optional(),
    viewer: viewerSchema.optional(),
    reason: z.string().max(500).optional(),
  }),
  z.object({
    type: z.literal('refund'),
    ...common,
    orderId: id.optional(),
    lines: z.array(orderLine).max(500).optional(),
    amountMinor,
    currency,
    viewer: viewerSchema.optional(),
    reason: z.string().max(500).optional(),
  }),
  z.object({ type: z.literal('stock'), ...common, sku: id, available: count }),
  z.object({
    type: z.literal('playback'),
    ...common,
    region,
    watchedMs: z.number().nonnegative(),
    stalledMs: z.number().nonnegative(),
    stalls: count,
    latencyMs: z.number().nonnegative(),
  }),
])

/** A parsed ingest event; `at`, where given, is epoch milliseconds. */
export type IngestEvent = z.infer<typeof ingestEventSchema>
export type IngestEventOf<T extends IngestEvent['type']> = Extract<IngestEvent, { type: T }>

export const MAX_INGEST_EVENTS = 1_000
export const MAX_INGEST_BYTES = 1024 * 1024

/** Answer to a batch: one bad event never costs the good ones. `error` is a sentence (en). */
export interface IngestAnswer {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: readonly { readonly index: number; readonly error: string }[]
}

/** Duplicate key of an event (type + platform + id), or null where the event has no id. */
export function duplicateKey(event: { type: string; platform: string; id?: string | undefined }): string | null {
  return event.id === undefined ? null : JSON.stringify([event.type, event.platform, event.id])
}
