import { SetupError } from './say.mjs'

export const OLDEST_NODE = 20

/** @throws SetupError when the Node that runs the scripts is too old for them. */
export function checkNodeVersion(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return
  throw new SetupError(
    `Node ${version} is too old. Nothing was changed. Install Node ${OLDEST_NODE} or newer and run the same command again.`,
    `Node ${version} 版本过旧。没有任何改动。请安装 Node ${OLDEST_NODE} 或更新版本，然后重新运行同一命令。`,
  )
}
