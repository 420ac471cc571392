import { appendFileSync, writeFileSync } from 'node:fs'
import { begin, fail, playDeaf } from './begin.ts'

/** A recorder: FLV on stdin goes into the file it is told, as it is; one that freezes takes on and writes no more. */
const { args, behaviour } = begin()
const path = (args.at(-1) ?? '').replace(/^file:/, '')
writeFileSync(path, '')
if (behaviour === 'deaf') playDeaf()

let written = 0

process.stdin.on('data', (chunk) => {
  if (behaviour === 'freezes' && written > 0) return
  appendFileSync(path, chunk)
  written += chunk.length
  if (behaviour === 'dies') fail(`${path}: No space left on device`)
})
process.stdin.on('end', () => behaviour !== 'deaf' && process.exit(0))
