import { int32Tensor, type OnnxTensor } from '../onnx-session.ts'

/** Rows of one length, `least` or longer, the rest filled with 0, which the models leave out. */
export function paddedRows(rows: readonly (readonly number[])[], least = 1): OnnxTensor {
  const width = Math.max(least, ...rows.map(({ length }) => length))
  const values = new Int32Array(rows.length * width)
  for (const [index, row] of rows.entries()) values.set(row, index * width)
  return int32Tensor(values, [rows.length, width])
}
