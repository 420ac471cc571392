/** What a run of show may say, and what it becomes: phases one after the other, and cues at their show time. */
import { z } from 'zod'
import type { Cue, Phase } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'

const MS_PER_MINUTE = 60_000
const sentence = z.string().trim().min(1).max(300)

/** Both languages, or one plain sentence that stands for both. */
const text = z
  .union([sentence, z.strictObject({ en: sentence, 'zh-CN': sentence })], {
    error: 'must be a sentence, or one under each of en and zh-CN',
  })
  .transform((value): LocalisedText => (typeof value === 'string' ? { en: value, 'zh-CN': value } : value))

/** `m:ss` as milliseconds. */
const offset = z
  .string({ error: "must be minutes:seconds in quotes, such as '1:30'" })
  .regex(/^\d{1,3}:[0-5]\d$/, "must be minutes:seconds, such as '1:30'")
  .transform((value) => {
    const [minutes = 0, seconds = 0] = value.split(':').map(Number)
    return minutes * MS_PER_MINUTE + seconds * 1000
  })

const phaseSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be of small letters, digits and hyphens'),
    title: text,
    minutes: z.number().positive().max(1440),
    purpose: text,
    interaction: text,
    prompts: z.array(z.strictObject({ after: offset, say: text })).max(500),
  })
  .check(({ value, issues }) => {
    for (const [index, { after }] of value.prompts.entries()) {
      if (after < value.minutes * MS_PER_MINUTE) continue
      const message = `must be within the ${value.minutes} minutes of its phase`
      issues.push({ code: 'custom', message, path: ['prompts', index, 'after'], input: after })
    }
  })

export const runOfShowSchema = z
  .strictObject({ title: text, phases: z.array(phaseSchema).min(1).max(50) })
  .check(({ value, issues }) => {
    for (const [index, { id }] of value.phases.entries()) {
      if (value.phases.findIndex((phase) => phase.id === id) === index) continue
      issues.push({ code: 'custom', message: `"${id}" is used twice`, path: ['phases', index, 'id'], input: id })
    }
  })

export type RunOfShow = z.infer<typeof runOfShowSchema>

/** A run of show ready to be followed. All times are show time in ms; cues are in order. */
export interface CompiledRun {
  readonly title: LocalisedText
  readonly phases: readonly Phase[]
  readonly cues: readonly Cue[]
}

export function compileRun({ title, phases }: RunOfShow): CompiledRun {
  let startsAtMs = 0
  const compiled = phases.map(({ prompts, minutes, ...phase }) => {
    const begin = startsAtMs
    startsAtMs += minutes * MS_PER_MINUTE
    const cues = prompts.map(({ after, say }) => ({ phaseId: phase.id, text: say, dueAtMs: begin + after }))
    return { phase: { ...phase, startsAtMs: begin, endsAtMs: startsAtMs }, cues: numbered(phase.id, cues) }
  })
  return { title, phases: compiled.map(({ phase }) => phase), cues: compiled.flatMap(({ cues }) => cues) }
}

function numbered(phaseId: string, cues: readonly Omit<Cue, 'id'>[]): Cue[] {
  const inOrder = [...cues].sort((a, b) => a.dueAtMs - b.dueAtMs)
  return inOrder.map((cue, index) => ({ id: `${phaseId}-${index + 1}`, ...cue }))
}
