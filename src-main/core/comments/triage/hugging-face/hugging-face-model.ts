import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import { HEADS, type Head, type LabelModel, type Logits } from '../label-model.ts'
import type { HuggingFaceManifest } from '../manifest.ts'
import { int64Tensor, type OnnxSession, openSession, outputOf } from '../onnx-session.ts'

/** One head of such a model: an output, and where our values stand in it. */
interface HeadOutput {
  readonly head: Head
  readonly output: string
  readonly temperature: number
  /** For each of our values its column, or -1 where the model has none. */
  readonly columns: readonly number[]
  /** Columns of the output, ours or not. */
  readonly width: number
}

/** A value that a model doesn't know: as unlikely as can be. */
const UNKNOWN_LOGIT = -1e4

/**
 * A model as exported from Hugging Face: `input_ids` and `attention_mask` (and `token_type_ids` where it wants them) in,
 * one row of logits a text out. Rejects when a file is missing or broken, or a label is none of ours.
 */
export async function openHuggingFace(folder: string, manifest: HuggingFaceManifest): Promise<LabelModel> {
  const tokenizer = openTokenizer(join(folder, manifest.tokenizer))
  const outputs = outputsOf(manifest)
  const session = await openSession(join(folder, manifest.model))

  return {
    heads: outputs.map(({ head }) => head),
    async run(texts) {
      const ids = texts.map((text) => truncated(idsOf(tokenizer, text), manifest.maxTokens))
      const answer = await session.run(feedsOf(session, ids))
      return Object.fromEntries(
        outputs.map((output) => [
          output.head,
          logitsOf(outputOf(answer, output.output, texts.length, output.width), output, texts.length),
        ]),
      ) as Logits
    },
    close: () => session.release(),
  }
}

/** The library reads the unknown word of WordLevel from `tokenizer_config.json` only; `tokenizer.json` has it too. */
function openTokenizer(path: string): Tokenizer {
  const described = JSON.parse(readFileSync(path, 'utf8'))
  return new Tokenizer(described, { unk_token: described.model?.unk_token })
}

/** A word that is unknown, of a model that has no word for those, is left out. */
const idsOf = (tokenizer: Tokenizer, text: string): number[] => tokenizer.encode(text).ids.filter(Number.isInteger)

function outputsOf(manifest: HuggingFaceManifest): HeadOutput[] {
  return (Object.keys(manifest.heads) as Head[]).flatMap((head) => {
    const described = manifest.heads[head]
    if (!described) return []
    const values: readonly string[] = HEADS[head]
    const stranger = described.labels.find((label) => !values.includes(label))
    if (stranger !== undefined)
      throw new Error(`manifest.json: heads.${head}: "${stranger}" is none of ${values.join(', ')}`)
    const columns = values.map((value) => described.labels.indexOf(value))
    return {
      head,
      output: described.output,
      temperature: described.temperature,
      columns,
      width: described.labels.length,
    }
  })
}

/** The last token stays: it is the one that ends a text. */
function truncated(ids: readonly number[], maxTokens: number): readonly number[] {
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids.at(-1) as number]
}

/** Rows of one length; the mask leaves the rest out. */
function feedsOf(session: OnnxSession, rows: readonly (readonly number[])[]) {
  const width = Math.max(1, ...rows.map(({ length }) => length))
  const shape = [rows.length, width]
  const ids = new BigInt64Array(rows.length * width)
  const mask = new BigInt64Array(rows.length * width)
  for (const [index, row] of rows.entries()) {
    for (const [at, id] of row.entries()) ids[index * width + at] = BigInt(id)
    mask.fill(1n, index * width, index * width + row.length)
  }
  const all = {
    input_ids: int64Tensor(ids, shape),
    attention_mask: int64Tensor(mask, shape),
    token_type_ids: int64Tensor(new BigInt64Array(rows.length * width), shape),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => session.inputNames.includes(name)))
}

function logitsOf(given: Float32Array, { columns, width, temperature }: HeadOutput, rows: number) {
  const logits = new Float32Array(rows * columns.length)
  for (let row = 0; row < rows; row++) {
    for (const [at, column] of columns.entries()) {
      const value = column < 0 ? UNKNOWN_LOGIT : (given[row * width + column] as number) / temperature
      logits[row * columns.length + at] = value
    }
  }
  return logits
}
