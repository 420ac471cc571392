import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, inRoot } from '../setup/places.mjs'
import { readStamp, writeStamp } from '../setup/stamp.mjs'
import { COMMON_INPUTS, TARGETS } from './targets.mjs'

const stampOf = (target) => join(DIST, '.stamps', `${target.name}.json`)

/** Whether every target was built from the files as they are now. */
export const isBuildFresh = () => TARGETS.every(isFresh)

export function isFresh(target) {
  if (!Object.keys(target.entries).every((output) => existsSync(join(DIST, output)))) return false
  return readStamp(stampOf(target))?.inputs === fingerprint(inputsOf(target))
}

/** Taken before a build, so that a file changed meanwhile makes the result stale, not fresh. */
export const inputsNow = (target) => fingerprint(inputsOf(target))

export const markFresh = (target, inputs) => writeStamp(stampOf(target), { inputs })

const inputsOf = (target) => [...COMMON_INPUTS, ...target.inputs].map((path) => inRoot(path))

/** Names, sizes and times of files; equality tells, so a clock that jumps does no harm. */
export function fingerprint(paths) {
  const hash = createHash('sha1')
  for (const path of paths) addPath(hash, path)
  return hash.digest('hex')
}

function addPath(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules' && !name.startsWith('.')) addPath(hash, join(path, name))
  }
}
