import { type ParseArgsConfig, parseArgs } from 'node:util'
import { StudioError } from '../../contract/errors.ts'

export type Options = NonNullable<ParseArgsConfig['options']>

/** The options of a command. @throws StudioError `cli.unknown-flag` for anything that is not one of them, or lacks its value. */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    const flag = /'(-[^ '=]*|[^']*)/.exec((error as Error).message)?.[1] ?? args[0] ?? ''
    const known = Object.keys(options).some((name) => flag === `--${name}`)
    if (known) throw new StudioError('cli.value-missing', { flag }, { cause: error })
    throw new StudioError('cli.unknown-flag', { flag }, { cause: error })
  }
}

/** @throws StudioError `cli.not-a-number`. */
export function readNumber(flag: string, value: string, { min, max }: { min: number; max: number }): number {
  const number = Number(value)
  if (value.trim() !== '' && number >= min && number <= max) return number
  throw new StudioError('cli.not-a-number', { flag, value, min: `${min}`, max: `${max}` })
}

/** The value of an option that must be there. @throws StudioError `cli.value-missing`. */
export function required(flag: string, value: string | undefined): string {
  if (value) return value
  throw new StudioError('cli.value-missing', { flag })
}
