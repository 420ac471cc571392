import { createRequire } from 'node:module'

type Ort = typeof import('onnxruntime-node')
export type OnnxSession = import('onnxruntime-node').InferenceSession
export type OnnxTensor = import('onnxruntime-node').Tensor

const loadOrt = (): Ort => createRequire(import.meta.url)('onnxruntime-node') as Ort

/** One thread: the encoder needs the others. Rejects for a file that is missing or no model. */
export function openSession(path: string): Promise<OnnxSession> {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const
  return loadOrt().InferenceSession.create(path, options)
}

export function int32Tensor(values: Int32Array, shape: readonly number[]): OnnxTensor {
  return new (loadOrt().Tensor)('int32', values, shape)
}

export function int64Tensor(values: BigInt64Array, shape: readonly number[]): OnnxTensor {
  return new (loadOrt().Tensor)('int64', values, shape)
}

type Answer = Awaited<ReturnType<OnnxSession['run']>>

/** @throws Error when the model has no such output, or it is not `rows` rows of `width` numbers. */
export function outputOf(answer: Answer, name: string, rows: number, width: number): Float32Array {
  const data = answer[name]?.data
  if (data instanceof Float32Array && data.length === rows * width) return data
  throw new Error(`output "${name}" is missing or has not ${width} columns of 32 bit numbers`)
}
