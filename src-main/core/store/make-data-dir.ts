import { mkdirSync } from 'node:fs'
import { StudioError } from '../../contract/errors.ts'
import { reasonOf } from './reason-of.ts'

/** Makes the data folder where it is missing, for this user alone. @throws StudioError `data.unwritable`. */
export function makeDataDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StudioError('data.unwritable', { path, reason: reasonOf(error) }, { cause: error })
  }
}
