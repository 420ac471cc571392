import { accessSync, constants, mkdirSync } from 'node:fs'
import { StudioError } from '../../contract/errors.ts'
import { reasonOf } from './reason-of.ts'

/** Makes the data folder where it is missing, for this user alone, and sees that it can be written. @throws StudioError `data.unwritable`. */
export function makeDataDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
  } catch (error) {
    throw new StudioError('data.unwritable', { path, reason: reasonOf(error) }, { cause: error })
  }
}
