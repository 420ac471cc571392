import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { CaptureDevice } from '../../../contract/devices.ts'
import { listV4l2 } from './list-v4l2.ts'
import { parseAvfoundationDevices } from './parse-avfoundation.ts'
import { parseDshowDevices, parseDshowModes } from './parse-dshow.ts'
import { parsePulseSources } from './parse-pulse.ts'
import { parseGdigrabDesktop, parseX11Display } from './parse-screens.ts'

/** Runs one listing and says what ffmpeg wrote, whatever its exit: a listing ends in an error by design. */
export type RunListing = (...args: readonly string[]) => Promise<string>
type Listing = () => Promise<CaptureDevice[]>

/** For the whole listing: a driver that hangs costs its own devices only. */
const TIMEOUT_MS = 5_000

export interface ListDevicesOptions {
  readonly timeoutMs?: number
  /** For tests: a folder that looks like a machine. */
  readonly root?: string | undefined
}

/** Cameras, microphones and screens that this ffmpeg can capture here. Never throws: a listing that fails is empty. */
export async function listDevices(
  ffmpegPath: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  { timeoutMs = TIMEOUT_MS, root = '/' }: ListDevicesOptions = {},
): Promise<CaptureDevice[]> {
  const run = createRun(ffmpegPath, env, AbortSignal.timeout(timeoutMs))
  const listed = await Promise.all(listingsOf(platform, run, env, root).map((list) => list().catch(() => [])))
  return listed.flat()
}

function listingsOf(platform: NodeJS.Platform, run: RunListing, env: NodeJS.ProcessEnv, root: string): Listing[] {
  switch (platform) {
    case 'win32':
      return [() => listDshow(run), async () => parseGdigrabDesktop(await run('-f', 'gdigrab', '-i', 'desktop'))]
    case 'darwin':
      return [async () => parseAvfoundationDevices(await run('-f', 'avfoundation', '-list_devices', 'true', '-i', ''))]
    default:
      return [
        () => listV4l2(run, join(root, 'sys/class/video4linux')),
        async () => parsePulseSources(await run('-sources', 'pulse')),
        async () => (env.DISPLAY ? parseX11Display(await run('-f', 'x11grab', '-i', env.DISPLAY), env.DISPLAY) : []),
      ]
  }
}

async function listDshow(run: RunListing): Promise<CaptureDevice[]> {
  const devices = parseDshowDevices(await run('-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'))
  return Promise.all(
    devices.map(async (each) => {
      if (each.kind !== 'camera') return each
      const options = await run('-f', 'dshow', '-list_options', 'true', '-i', `video=${each.device}`)
      return { ...each, modes: parseDshowModes(options) }
    }),
  )
}

/** Devices are listed on stderr, pulse's sources on stdout. */
function createRun(ffmpegPath: string, env: NodeJS.ProcessEnv, signal: AbortSignal): RunListing {
  const options = { env, signal, killSignal: 'SIGKILL', windowsHide: true } as const
  return (...args) =>
    new Promise((resolve) => {
      execFile(ffmpegPath, ['-hide_banner', '-nostdin', ...args], options, (_error, stdout, stderr) =>
        resolve(`${stdout}\n${stderr}`),
      )
    })
}
