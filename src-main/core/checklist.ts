import { statfs } from 'node:fs/promises'
import { describeError } from '../contract/errors.ts'
import { type Check, type Checklist, INITIAL_STATE, type StudioState } from '../contract/state.ts'
import type { Destinations } from './destinations/destination-commands.ts'
import { isListening } from './destinations/keep-on-air.ts'

/** The go-live checklist: each check looks at the real thing and says what was seen and what to do. */
export interface ChecklistDeps {
  readonly dataDir: string
  readonly destinations: Destinations
  readonly state: () => StudioState
}

export async function runChecklist({ dataDir, destinations, state }: ChecklistDeps): Promise<Checklist> {
  const [reachable, disk] = await Promise.all([
    checkDestinations(destinations),
    checkDisk(dataDir, state().programme.bitrateKbps),
  ])
  const unknown = INITIAL_STATE.checklist.clock
  return {
    source: checkSource(state()),
    sound: unknown,
    encoder: checkEncoder(state()),
    destinations: reachable,
    uplink: unknown,
    disk,
    clock: unknown,
  }
}

const ok = (en: string, zh: string): Check => ({ outcome: 'ok', text: { en, 'zh-CN': zh } })
const warn = (en: string, zh: string): Check => ({ outcome: 'warn', text: { en, 'zh-CN': zh } })
const fail = (en: string, zh: string): Check => ({ outcome: 'fail', text: { en, 'zh-CN': zh } })

function checkSource({ programme, sources }: StudioState): Check {
  const source = programme.activeSourceId === null ? undefined : sources[programme.activeSourceId]
  if (!source)
    return fail(
      'No source is chosen. Add a camera, screen, file or the test card.',
      '尚未选择信号源。请添加摄像头、屏幕、文件或测试卡。',
    )
  if (source.state.kind === 'retrying') return { outcome: 'fail', text: describeError(source.state.error) }
  if (source.state.kind !== 'running' || programme.slate) {
    return warn(`"${source.name}" is opening. Wait for its picture.`, `“${source.name}”正在打开，请等待画面出现。`)
  }
  return ok(`"${source.name}" delivers pictures.`, `“${source.name}”画面正常。`)
}

function checkEncoder({ encoder, programme }: StudioState): Check {
  const picture = `${programme.width}×${programme.height}, ${programme.fps} fps, ${programme.bitrateKbps} kb/s`
  if (encoder.kind === 'running')
    return ok(
      `${encoder.encoder} runs at ${picture}${encoder.reason ? `: ${encoder.reason.en}` : ''}.`,
      `${encoder.encoder} 正在以 ${picture} 编码${encoder.reason ? `：${encoder.reason['zh-CN']}` : ''}。`,
    )
  if (encoder.kind === 'retrying') return { outcome: 'fail', text: describeError(encoder.error) }
  return warn('The encoder is starting.', '编码器正在启动。')
}

async function checkDestinations(destinations: Destinations): Promise<Check> {
  const all = destinations.addresses()
  if (all.length === 0)
    return warn(
      'No destination: the show is recorded only. Add one to go on air.',
      '没有推流平台：本场只会录制。添加平台即可开播。',
    )
  const heard = await Promise.all(
    all.map(({ address }) => isListening(address.host, address.port, AbortSignal.timeout(3_000))),
  )
  const silent = all.filter((_, index) => !heard[index]).map(({ name }) => name)
  if (silent.length === 0) return ok(`${all.length} of ${all.length} answer.`, `${all.length} 个平台均有响应。`)
  const names = silent.join(', ')
  const en = `${names}: no answer. You can go live all the same; it is tried until it answers. Check the network and the address.`
  const zh = `${names}：没有响应。仍可开播，系统会持续重试。请检查网络和地址。`
  return silent.length === all.length ? fail(en, zh) : warn(en, zh)
}

const LOW_HOURS = 2
const MIN_HOURS = 0.25
/** Sound beside the picture, and the container. */
const RECORDING_OVERHEAD = 1.08

async function checkDisk(dataDir: string, bitrateKbps: number): Promise<Check> {
  const space = await statfs(dataDir).catch(() => null)
  if (!space)
    return fail(
      `The data folder ${dataDir} cannot be read. Check the disk.`,
      `无法读取数据文件夹 ${dataDir}。请检查磁盘。`,
    )
  const bytesPerHour = (bitrateKbps * 1000 * 3600 * RECORDING_OVERHEAD) / 8
  const hours = (space.bavail * space.bsize) / bytesPerHour
  const room = hours > 48 ? '48+' : hours.toFixed(1)
  if (hours < MIN_HOURS)
    return fail(
      `The disk is almost full: room for ${room} h. Free some space before the show.`,
      `磁盘快满了：只够录 ${room} 小时。请在开播前清理空间。`,
    )
  if (hours < LOW_HOURS)
    return warn(
      `Room for ${room} h of recording. Free some space for a longer show.`,
      `可录 ${room} 小时。较长的直播请先清理空间。`,
    )
  return ok(`Room for ${room} h of recording.`, `可录 ${room} 小时。`)
}
