import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NODE_MODULES } from './places.mjs'
import { makeRunnable } from './run-bit.mjs'

/** Makes the bundled ffmpeg runnable; with install scripts off nobody else does. Absent on some platforms: then the system's is used. */
export function ensureBundledFfmpeg({ platform, arch } = process) {
  const program = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const path = join(NODE_MODULES, '@ffmpeg-installer', `${platform}-${arch}`, program)
  if (existsSync(path)) makeRunnable(path)
}
