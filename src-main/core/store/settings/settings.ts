import { z } from 'zod'
import { COMMANDS } from '../../../contract/commands.ts'
import { CONNECTOR_KINDS } from '../../../contract/connectors.ts'
import { LAYOUTS, SHAPES } from '../../../contract/picture.ts'
import { PLATFORM_IDS } from '../../../contract/platforms.ts'
import { catalogueSchema } from '../../../contract/product.ts'
import { PLAIN_SOUND } from '../../../contract/sound.ts'
import { INITIAL_STATE } from '../../../contract/state.ts'

const { params: sourceParams } = COMMANDS['source.add']
const sound = z.object({ gainDb: z.number(), muted: z.boolean(), offsetMs: z.number() })
const text = z.string().nullable()

/** What outlives the studio, as it stands in `settings.json`. Stream keys, passphrases and connectors' tokens are in the key store, by id. */
export const settingsSchema = z.object({
  version: z.literal(1),
  /** Null: the host never chose, the studio does. */
  programme: COMMANDS['programme.configure'].params.nullable(),
  bitrateKbps: z.number().nullable(),
  bitratePolicy: COMMANDS['bitrate.setPolicy'].params.nullable(),
  slate: z.object({ message: text, picturePath: text, musicPath: text }),
  scene: z.object({ layout: z.enum(LAYOUTS), activeSourceId: text, productSourceId: text }),
  sources: z.array(sourceParams.extend({ id: z.string(), sound })),
  destinations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      platform: z.enum(PLATFORM_IDS),
      shape: z.enum(SHAPES),
      /** With `***` in the key's place. */
      url: z.string(),
      stopped: z.boolean(),
    }),
  ),
  connectors: z.array(z.object({ id: z.string(), kind: z.enum(CONNECTOR_KINDS), channel: z.string() })).default([]),
  catalogue: catalogueSchema.default([]),
  /** What a camera or microphone was last set to, by kind and name, for when it is added again. */
  devices: z.record(z.string(), z.object({ sound: sound.default(PLAIN_SOUND), mode: sourceParams.shape.mode })),
})

export type Settings = Readonly<z.infer<typeof settingsSchema>>
export type RememberedSource = Settings['sources'][number]
export type RememberedDestination = Settings['destinations'][number]
export type RememberedConnector = Settings['connectors'][number]

const { slate, programme } = INITIAL_STATE

export const NO_SETTINGS: Settings = {
  version: 1,
  programme: null,
  bitrateKbps: null,
  bitratePolicy: null,
  slate,
  scene: { layout: programme.layout, activeSourceId: null, productSourceId: null },
  sources: [],
  destinations: [],
  connectors: [],
  catalogue: [],
  devices: {},
}
