import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What could encode on this machine, as far as files say: reading it costs no process and less than a millisecond. */
export interface Hardware {
  readonly platform: NodeJS.Platform
  readonly hasNvidia: boolean
  /** Linux render nodes, each with its PCI vendor (`0x8086`) where the system tells it. */
  readonly renderNodes: readonly RenderNode[]
  readonly hasMemoryToMemory: boolean
  /** Windows: what the drivers installed. */
  readonly hasIntelRuntime: boolean
  readonly hasAmdRuntime: boolean
  /** Drivers and devices as lines: when one changes, what was found out before no longer counts. */
  readonly facts: readonly string[]
}

export interface RenderNode {
  readonly path: string
  readonly vendor: string | null
}

/** `root` is for tests: a folder that looks like a machine. */
export function readHardware(platform: NodeJS.Platform = process.platform, root = '/'): Hardware {
  const none = { hasNvidia: false, renderNodes: [], hasMemoryToMemory: false, hasIntelRuntime: false }
  if (platform === 'linux') return { platform, ...readLinux(root), hasIntelRuntime: false }
  if (platform === 'win32') return { platform, ...none, ...readWindows(root) }
  return { platform, ...none, hasAmdRuntime: false, facts: [platform] }
}

function readLinux(root: string) {
  const renderNodes = list(join(root, 'dev/dri'))
    .filter((name) => /^renderD\d+$/.test(name))
    .map((name) => ({
      path: join(root, 'dev/dri', name),
      vendor: firstLine(join(root, 'sys/class/drm', name, 'device/vendor')),
    }))
  /** `dxg` is the graphics card as Windows lends it to WSL. */
  const nvidia = list(join(root, 'dev')).filter((name) => /^(nvidia\d+|dxg)$/.test(name))
  /** Codecs of boards sit at video10 and up (bcm2835-codec of the Raspberry Pi); cameras come first. */
  const codecs = list(join(root, 'dev')).filter((name) => /^video1\d$/.test(name))
  const nvidiaDriver = firstLine(join(root, 'proc/driver/nvidia/version')) ?? 'none'
  return {
    hasNvidia: nvidia.length > 0,
    renderNodes,
    hasMemoryToMemory: codecs.length > 0,
    hasAmdRuntime: renderNodes.some(({ vendor }) => vendor === AMD),
    facts: [
      `nvidia driver ${nvidiaDriver}`,
      ...renderNodes.map(({ path, vendor }) => `${path} ${vendor}`),
      ...[...nvidia, ...codecs],
    ],
  }
}

export const INTEL = '0x8086'
export const AMD = '0x1002'
export const NVIDIA = '0x10de'

/** The libraries that the drivers of NVIDIA, Intel and AMD put beside Windows' own, where ffmpeg loads them from. */
function readWindows(root: string) {
  const system = join(root === '/' ? 'C:\\' : root, 'Windows', 'System32')
  const stamp = (name: string) => fileStamp(join(system, name))
  const nvidia = stamp('nvEncodeAPI64.dll')
  const intel = stamp('libmfxhw64.dll') ?? stamp('libmfx64-gen.dll')
  const amd = stamp('amfrt64.dll')
  return {
    hasNvidia: nvidia !== null,
    hasIntelRuntime: intel !== null,
    hasAmdRuntime: amd !== null,
    facts: [`nvidia ${nvidia}`, `intel ${intel}`, `amd ${amd}`],
  }
}

/** Size and time of a file; null when there is none. */
export function fileStamp(path: string): string | null {
  try {
    const { size, mtimeMs } = statSync(path)
    return `${size} ${mtimeMs}`
  } catch {
    return null
  }
}

function list(dir: string): string[] {
  try {
    return readdirSync(dir).sort()
  } catch {
    return []
  }
}

function firstLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').split('\n')[0]?.trim() ?? null
  } catch {
    return null
  }
}
