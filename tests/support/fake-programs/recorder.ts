import { appendFileSync, writeFileSync } from 'node:fs'
import { begin, fail, playDeaf } from './begin.ts'

/** A recorder: FLV on stdin goes into the file it is told, as it is. */
const { args, behaviour } = begin()
const path = (args.at(-1) ?? '').replace(/^file:/, '')
writeFileSync(path, '')
if (behaviour === 'deaf') playDeaf()

process.stdin.on('data', (chunk) => {
  appendFileSync(path, chunk)
  if (behaviour === 'dies') fail(`${path}: No space left on device`)
})
process.stdin.on('end', () => behaviour !== 'deaf' && process.exit(0))
