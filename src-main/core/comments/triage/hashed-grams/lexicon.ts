import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isUnspaced, isWord, MAX_POINTS } from './characters.ts'

/**
 * Words of every language for the same concepts (`models/triage/lexicon`). A term is looked up as whole words where its
 * script has them; a `*` at an end lets the word go on there. `models/triage/train/concepts.py` reads it alike.
 */
export interface Lexicon {
  readonly names: readonly string[]
  /** Concept numbers in reading order: the longest term at each place, then what follows it. `text`: as `modelText` gives it. */
  match(text: string): number[]
}

/** Concepts that are kept of one comment. */
const MAX_CONCEPTS = 40

const pointOf = (character: string): number => character.codePointAt(0) as number

interface Entry {
  readonly concept: number
  readonly joinsBefore: boolean
  readonly joinsAfter: boolean
}

interface Node {
  readonly next: Map<string, Node>
  readonly entries: Entry[]
}

const newNode = (): Node => ({ next: new Map(), entries: [] })

/** Read once: two models use the same one. */
const read = new Map<string, Lexicon>()

/** @throws Error when the folder can't be read or a line is not `concept<TAB>term|term`. */
export function readLexicon(folder: string): Lexicon {
  const known = read.get(folder)
  if (known) return known
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'))
  const lexicon = createLexicon(files.sort().map((name) => readFileSync(join(folder, name), 'utf8')))
  read.set(folder, lexicon)
  return lexicon
}

export function createLexicon(files: readonly string[]): Lexicon {
  const root = newNode()
  const numbers = new Map<string, number>()
  for (const line of files.flatMap((file) => file.trimEnd().split('\n'))) {
    const [name, terms] = line.split('\t')
    if (name === undefined || terms === undefined) throw new Error(`not a line of a lexicon: ${line}`)
    const concept = numbers.get(name) ?? numbers.size
    numbers.set(name, concept)
    for (const term of terms.split('|')) addTerm(root, term.trim(), concept)
  }
  return { names: [...numbers.keys()], match: (text) => match(root, [...text].slice(0, MAX_POINTS)) }
}

function addTerm(root: Node, given: string, concept: number): void {
  const characters = [...given.replace(/^\*+|\*+$/gu, '')]
  const first = characters[0]
  const last = characters.at(-1)
  if (first === undefined || last === undefined) return
  let node = root
  for (const character of characters) {
    const following = node.next.get(character) ?? newNode()
    node.next.set(character, following)
    node = following
  }
  const joinsBefore = given.startsWith('*') || !isWord(pointOf(first)) || isUnspaced(pointOf(first))
  const joinsAfter = given.endsWith('*') || !isWord(pointOf(last)) || isUnspaced(pointOf(last))
  const isKnown = (entry: Entry) =>
    entry.concept === concept && entry.joinsBefore === joinsBefore && entry.joinsAfter === joinsAfter
  if (!node.entries.some(isKnown)) node.entries.push({ concept, joinsBefore, joinsAfter })
}

function match(root: Node, text: readonly string[]): number[] {
  const inWord = text.map((character) => isWord(pointOf(character)))
  const found: number[] = []
  let at = 0
  while (at < text.length && found.length < MAX_CONCEPTS) {
    const { concepts, length } = longestAt(root, text, inWord, at)
    found.push(...concepts)
    at += Math.max(1, length)
  }
  return found
}

function longestAt(root: Node, text: readonly string[], inWord: readonly boolean[], start: number) {
  const isInside = start > 0 && inWord[start - 1] === true
  let node: Node | undefined = root
  let concepts: number[] = []
  let length = 0
  for (let end = start; end < text.length; ) {
    node = node.next.get(text[end] as string)
    if (!node) break
    end += 1
    if (node.entries.length === 0) continue
    const isCut = inWord[end] === true
    const fits = node.entries.filter(
      ({ joinsBefore, joinsAfter }) => (joinsBefore || !isInside) && (joinsAfter || !isCut),
    )
    if (fits.length === 0) continue
    concepts = fits.map(({ concept }) => concept)
    length = end - start
  }
  return { concepts, length }
}
