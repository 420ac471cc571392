import { join, resolve } from 'node:path'
import { parseStreamAddress } from '../../core/destinations/parse-address.ts'
import { readNumber, readOptions } from './cli-args.ts'
import { programFiles } from './program-files.ts'

export interface RehearseOptions {
  readonly seconds: number
  readonly speed: number
  readonly out: string
  readonly source: { readonly kind: 'testcard' | 'screen' | 'file'; readonly name: string; readonly device: string }
  readonly comments: string
  readonly loop: boolean
  readonly to: readonly string[]
  readonly json: boolean
}

/** @throws StudioError cli.unknown-flag, cli.not-a-number, destination.invalid-url. */
export function readRehearseOptions(args: readonly string[], now: Date): RehearseOptions {
  const options = readOptions(args, {
    seconds: { type: 'string', default: '60' },
    out: { type: 'string' },
    source: { type: 'string', default: 'testcard' },
    comments: { type: 'string', default: programFiles.rehearsalComments },
    loop: { type: 'boolean', default: false },
    to: { type: 'string', multiple: true, default: [] },
    speed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  for (const url of options.to) parseStreamAddress({ url })
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return {
    seconds: readNumber('--seconds', options.seconds, { min: 1, max: 86_400 }),
    speed: readNumber('--speed', options.speed, { min: 0.1, max: 3_600 }),
    out: resolve(options.out ?? join(programFiles.root, 'rehearsals', stamp)),
    source: readSource(options.source),
    comments: resolve(options.comments),
    loop: options.loop,
    to: options.to,
    json: options.json,
  }
}

function readSource(source: string): RehearseOptions['source'] {
  if (source === 'testcard') return { kind: 'testcard', name: 'Test card', device: '' }
  if (source === 'screen') return { kind: 'screen', name: 'Screen', device: process.env.DISPLAY ?? '' }
  return { kind: 'file', name: 'File', device: resolve(source) }
}
