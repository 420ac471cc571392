import { cpuMs } from '../../../support/cpu-ms.ts'

/** Where patterns and trees could go wrong: 10 000 characters each. */
const PIECES = [
  ...['1', '1 ', '12-', '1 000 ', '1,', '(1', '+', 'x2', '100百', '中1', '路1号', '1丁目', '4111 1111 1111 1111 '],
  ...['@', 'a@', 'a.', 'a@b.', '•', ' ', '\u0001', '😀', "'", 'rue ', 'calle a ', '12 a ', 'tel 1234567 ', 'شارع '],
  ...['中', '市区', '가', '가로 ', '가동 ', 'ถนน', 'ถนน 1', 'lavendre ', 'two pcs ', 'size ', 'not', 'k', 'blk 5 '],
]

export const oddTexts: [string, string][] = PIECES.map((piece) => [
  JSON.stringify(piece),
  piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000),
])

/** Of several runs: what the first compiles and the machine's other work only add. */
export const leastCpuMs = (work: () => void): number => Math.min(...Array.from({ length: 5 }, () => cpuMs(work)))
