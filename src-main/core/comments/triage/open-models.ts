import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openHashedGrams } from './hashed-grams/hashed-grams-model.ts'
import { openHuggingFace } from './hugging-face/hugging-face-model.ts'
import { HEAD_NAMES, type Head, type LabelModel } from './label-model.ts'
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

/** A text that any model answers; one that can't read it is broken. */
const PROBE = ['hello']

/**
 * Loads every model; one that is missing or broken is named with its reason and left out. The first must have every head:
 * without it there are no labels.
 */
export async function openModels(folders: readonly string[]): Promise<OpenedModels> {
  const opened = await Promise.all(folders.map(openFolder))
  const models = opened.flatMap(({ model }) => model ?? [])
  const isComplete = HEAD_NAMES.every((head) => opened[0]?.model?.heads.includes(head))
  if (!isComplete) await Promise.all(models.map((model) => model.close()))
  return { models: isComplete ? models : [], found: opened.map(({ found }) => found) }
}

/** The folders in which users put models of their own, by name. None when there is no such place. */
export function userModelFolders(dataDir: string): string[] {
  const place = join(dataDir, 'models')
  if (!existsSync(place)) return []
  const entries = readdirSync(place, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return names.sort().map((name) => join(place, name))
}

async function openFolder(folder: string): Promise<{ model: LabelModel | null; found: FoundModel }> {
  let name = folder
  try {
    const manifest = readManifest(folder)
    name = manifest.name
    const model = await openKind(folder, manifest)
    await model.run(PROBE)
    return { model, found: { folder, name, heads: model.heads, error: null } }
  } catch (error) {
    return { model: null, found: { folder, name, heads: [], error: (error as Error).message } }
  }
}

function openKind(folder: string, manifest: Manifest): Promise<LabelModel> {
  return manifest.kind === 'hashed-grams' ? openHashedGrams(folder, manifest) : openHuggingFace(folder, manifest)
}
