import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadableComment } from './reading-protocol.ts'

/** Texts of a step: a real comment that comes meanwhile waits no longer than they take. */
const TEXTS_AT_ONCE = 32
const TEXTS_OF_A_LANGUAGE = 200
const TERMS_OF_A_TEXT = 4

/**
 * Steps of made-up comments in every language, from the lexicon. Code that has read them is compiled: without it the first two
 * seconds of a flood are read at half the speed, and what waits then takes as long again.
 */
export function warmUpSteps(lexiconFolder: string): ReadableComment[][] {
  const files = readdirSync(lexiconFolder).filter((name) => name.endsWith('.tsv'))
  const texts = files.flatMap((name) => {
    const lines = readFileSync(join(lexiconFolder, name), 'utf8').split('\n')
    const terms = lines.flatMap((line) => line.split('\t')[1]?.split('|').slice(0, TERMS_OF_A_TEXT) ?? [])
    return chunked(terms.slice(0, TEXTS_OF_A_LANGUAGE * TERMS_OF_A_TEXT), TERMS_OF_A_TEXT).map((words) =>
      words.join(' '),
    )
  })
  const comments = texts.map((text, at) => ({ platform: '', id: `${at}`, text, receivedAtMs: at, viewerId: `${at}` }))
  return chunked(comments, TEXTS_AT_ONCE)
}

function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
