import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openHashedGrams } from './hashed-grams/hashed-grams-model.ts'
import { openHuggingFace } from './hugging-face/hugging-face-model.ts'
import { HEAD_NAMES, type Head, type LabelModel, type Logits } from './label-model.ts'
import { type Manifest, readManifest } from './manifest.ts'

/** A model folder that was looked at: what it is good for, or why it is not used. */
export interface FoundModel {
  readonly folder: string
  /** As its manifest says; the folder's name when that can't be read. */
  readonly name: string
  readonly heads: readonly Head[]
  /** Null: it is loaded. */
  readonly error: string | null
}

export interface OpenedModels {
  /** In the order of `folders`; empty when the first could not be loaded. */
  readonly models: readonly LabelModel[]
  readonly found: readonly FoundModel[]
}

/** Texts that any model answers, as long as comments can be; one that can't read them is broken. */
const PROBE = ['hello', 'hello '.repeat(2_000)]

/**
 * Loads every model; one that is missing or broken is named with its reason and left out. The first must have every head:
 * without it there are no labels.
 */
export async function openModels(folders: readonly string[]): Promise<OpenedModels> {
  const opened = await Promise.all(folders.map((folder, index) => openFolder(folder, index === 0 ? HEAD_NAMES : [])))
  const models = opened.flatMap(({ model }) => model ?? [])
  const isComplete = Boolean(opened[0]?.model)
  if (!isComplete) await Promise.all(models.map((model) => model.close()))
  return { models: isComplete ? models : [], found: opened.map(({ found }) => found) }
}

/** The folders in which users put models of their own, by name. None when there is no such place. */
export function userModelFolders(dataDir: string): string[] {
  const place = join(dataDir, 'models')
  try {
    const entries = readdirSync(place, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    return names.sort().map((name) => join(place, name))
  } catch {
    return []
  }
}

async function openFolder(
  folder: string,
  needed: readonly Head[],
): Promise<{ model: LabelModel | null; found: FoundModel }> {
  let name = basename(folder)
  let model: LabelModel | null = null
  try {
    const manifest = readManifest(folder)
    name = manifest.name
    model = await openKind(folder, manifest)
    check(model, await model.run(PROBE), needed)
    return { model, found: { folder, name, heads: model.heads, error: null } }
  } catch (error) {
    await model?.close()
    return { model: null, found: { folder, name, heads: [], error: (error as Error).message } }
  }
}

/** @throws Error for a model that says less than it must, or what is no number. */
function check({ heads }: LabelModel, answer: Logits, needed: readonly Head[]): void {
  const missing = needed.filter((head) => !heads.includes(head))
  if (missing.length > 0) throw new Error(`says nothing of ${missing.join(', ')}`)
  const odd = heads.find((head) => !answer[head]?.every(Number.isFinite))
  if (odd) throw new Error(`heads.${odd}: its output is not made of numbers`)
}

function openKind(folder: string, manifest: Manifest): Promise<LabelModel> {
  return manifest.kind === 'hashed-grams' ? openHashedGrams(folder, manifest) : openHuggingFace(folder, manifest)
}
