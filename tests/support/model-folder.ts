import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Two tiny models in the form of Hugging Face (`models/triage/train/tiny_hugging_face.py`). */
export const TINY_SENTIMENT = 'tests/support/tiny-hugging-face/sentiment'
/** Has every head, as the model that is shipped. */
export const TINY_EVERYTHING = 'tests/support/tiny-hugging-face/everything'

/** A copy of `from` in `into`, with other contents of some of its files. */
export function modelFolder(into: string, name: string, from: string, files: Readonly<Record<string, string>> = {}) {
  const folder = join(into, name)
  cpSync(from, folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
  return folder
}

/** The manifest of `folder` with some of its fields changed, as JSON. */
export function manifestOf(folder: string, change: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')), ...change })
}
