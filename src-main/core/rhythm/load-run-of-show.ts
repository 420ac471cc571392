/** In: a YAML file. Out: the run it describes, or the line and the reason why it can't be read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { StudioError } from '../../contract/errors.ts'
import { reasonOf } from '../store/reason-of.ts'
import { type CompiledRun, compileRun, runOfShowSchema } from './run-of-show.ts'

export const defaultRunPath = (assetsDir: string) => join(assetsDir, 'run-of-show', 'default.yaml')

/** @throws StudioError `run-of-show.invalid` with path, line and reason. */
export function loadRunOfShow(path: string): CompiledRun {
  const lineCounter = new LineCounter()
  const document = parseDocument(readText(path), { lineCounter, prettyErrors: false })
  const lineAt = (position: number) => lineCounter.linePos(position).line

  const [syntaxError] = document.errors
  if (syntaxError) throw invalid(path, `line ${lineAt(syntaxError.pos[0])}: ${syntaxError.message}`)

  const parsed = runOfShowSchema.safeParse(document.toJS())
  if (parsed.success) return compileRun(parsed.data)
  const [issue] = parsed.error.issues
  const position = issue && positionOf(issue.path)
  throw invalid(path, `line ${lineAt(position ?? 0)}: ${describe(issue)}`)

  /** Where the deepest part of `issuePath` that exists stands in the file. */
  function positionOf(issuePath: readonly PropertyKey[]): number {
    for (let depth = issuePath.length; depth > 0; depth -= 1) {
      const node = document.getIn(issuePath.slice(0, depth), true)
      if (isNode(node) && node.range) return node.range[0]
    }
    return 0
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw invalid(path, reasonOf(error), error)
  }
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'not a run of show'
  return issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message
}

function invalid(path: string, reason: string, cause?: unknown): StudioError {
  return new StudioError('run-of-show.invalid', { path, reason }, { cause })
}
