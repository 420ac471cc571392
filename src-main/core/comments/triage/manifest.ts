import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HEADS, type Head } from './label-model.ts'

/** `manifest.json` of a model folder: what it is and how its outputs are read. `models/README.md` explains it to users. */

/** Divides the logits, so that scores are as sure as they are right (Guo et al. 2017, temperature scaling). */
const temperature = z.number().positive()
const file = z.string().regex(/^\w[\w.-]*$/, 'must be the name of a file in the same folder')
const isHead = (name: string): name is Head => Object.hasOwn(HEADS, name)
const headName = z.string().refine(isHead, 'is none of sentiment, intent, topic, lang, urgent, toxic')

const hashedGramsSchema = z.object({
  kind: z.literal('hashed-grams'),
  name: z.string(),
  model: file,
  lexicon: file,
  shapes: file,
  temperatures: z.partialRecord(headName, temperature),
})

const huggingFaceSchema = z.object({
  kind: z.literal('hugging-face'),
  name: z.string(),
  model: file,
  tokenizer: file,
  maxTokens: z.number().int().min(8).max(4096),
  /** Which output says what; `labels`: our values in the order of that output's columns. */
  heads: z
    .partialRecord(headName, z.object({ output: z.string(), labels: z.array(z.string()).min(2), temperature }))
    .refine((heads) => Object.keys(heads).length > 0, 'names no head'),
})

const manifestSchema = z.discriminatedUnion('kind', [hashedGramsSchema, huggingFaceSchema])
export type Manifest = z.infer<typeof manifestSchema>
export type HashedGramsManifest = z.infer<typeof hashedGramsSchema>
export type HuggingFaceManifest = z.infer<typeof huggingFaceSchema>

/** @throws Error with a readable reason: no file, no JSON, or what is wrong in it. */
export function readManifest(folder: string): Manifest {
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const reason = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message
  throw new Error(['manifest.json', issue?.path.join('.'), reason].filter(Boolean).join(': '))
}
