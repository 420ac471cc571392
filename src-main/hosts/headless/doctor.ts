import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { toStudioError } from '../../contract/errors.ts'
import { INITIAL_STATE } from '../../contract/state.ts'
import { probeEncoder } from '../../core/encode/probe-encoder.ts'
import { type Ffmpeg, findFfmpeg } from '../../core/ffmpeg/find-ffmpeg.ts'
import { listDevices } from '../../core/sources/list-devices.ts'
import { readOptions } from './cli-args.ts'
import { programFiles } from './program-files.ts'

interface Finding {
  readonly name: string
  readonly ok: boolean
  /** What is there, or what is missing. */
  readonly found: string
  /** What to do; empty when nothing is to be done. */
  readonly todo: string
}

/** What is there, what is missing, what to do. Exit code 1 when something that a show needs is missing. */
export async function doctor(args: readonly string[]): Promise<void> {
  const { json } = readOptions(args, { json: { type: 'boolean', default: false } })
  const ffmpeg = await findFfmpeg(process.env.CADENCE_FFMPEG).catch(toStudioError)
  const findings = [
    { name: 'node', ok: true, found: process.version, todo: '' },
    checkFfmpeg(ffmpeg),
    'path' in ffmpeg ? await checkEncoder(ffmpeg) : null,
    checkDevices(),
    await checkInference(),
    await checkPorts(),
    await checkDisk(),
  ].filter((finding) => finding !== null)

  if (json) console.log(JSON.stringify({ ok: findings.every(({ ok }) => ok), findings }))
  else
    for (const { name, ok, found, todo } of findings)
      console.log(`${ok ? '✓' : '✗'} ${name}: ${found}${todo ? `\n    ${todo}` : ''}`)
  if (!findings.every(({ ok }) => ok)) process.exitCode = 1
}

function checkFfmpeg(ffmpeg: Ffmpeg | Error): Finding {
  if (ffmpeg instanceof Error) return { name: 'ffmpeg', ok: false, found: 'none that is fit', todo: ffmpeg.message }
  return { name: 'ffmpeg', ok: true, found: `${ffmpeg.version} (${ffmpeg.origin}, ${ffmpeg.path})`, todo: '' }
}

async function checkEncoder({ path }: Ffmpeg): Promise<Finding> {
  const { width, height, fps } = INITIAL_STATE.programme
  const trouble = await probeEncoder(path, INITIAL_STATE.programme)
  if (trouble) return { name: 'encoder libx264', ok: false, found: trouble, todo: 'Install an ffmpeg with libx264.' }
  return {
    name: 'encoder libx264',
    ok: true,
    found: `encodes ${width}x${height} at ${fps} fps with the settings of a show`,
    todo: '',
  }
}

function checkDevices(): Finding {
  const devices = listDevices(process.env)
  if (devices.length > 0)
    return {
      name: 'devices',
      ok: true,
      found: devices.map(({ name, device }) => `${name} (${device})`).join(', '),
      todo: '',
    }
  return {
    name: 'devices',
    ok: true,
    found: 'no camera or screen listed',
    todo: 'Connect a camera, or use a media file or the test card.',
  }
}

async function checkInference(): Promise<Finding> {
  try {
    await import('onnxruntime-node')
    return { name: 'models', ok: true, found: 'onnxruntime loads; this version ships no model yet', todo: '' }
  } catch (error) {
    return {
      name: 'models',
      ok: false,
      found: `onnxruntime does not load: ${(error as Error).message}`,
      todo: 'Run npm start again: it sets up what is missing.',
    }
  }
}

function checkPorts(): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) =>
      resolve({ name: 'ports', ok: false, found: error.message, todo: 'Allow this user to listen on 127.0.0.1.' }),
    )
    server.listen(0, '127.0.0.1', () =>
      server.close(() => resolve({ name: 'ports', ok: true, found: 'loopback ports are free', todo: '' })),
    )
  })
}

const MIN_FREE_BYTES = 2 * 1024 ** 3

async function checkDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(programFiles.root)
  const free = bavail * bsize
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB free`
  return {
    name: 'disk',
    ok: free >= MIN_FREE_BYTES,
    found,
    todo: free >= MIN_FREE_BYTES ? '' : 'Free some space: an hour of recording takes about 1.2 GiB.',
  }
}
