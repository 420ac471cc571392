import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { describeError, StudioError } from '../../contract/errors.ts'
import { INITIAL_STATE } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import { openModels } from '../../core/comments/triage/open-models.ts'
import { SOFTWARE } from '../../core/encode/encoder-choice.ts'
import { readHardware } from '../../core/encode/hardware.ts'
import { chosenRung } from '../../core/encode/ladder.ts'
import { probeHardware } from '../../core/encode/open-ladder.ts'
import { probeEncoder } from '../../core/encode/probe-encoder.ts'
import type { Ffmpeg } from '../../core/ffmpeg/find-ffmpeg.ts'
import type { ChildJournal } from '../../core/process/child-journal.ts'
import { listDevices } from '../../core/sources/devices/list-devices.ts'
import { programFiles } from './program-files.ts'

export interface Finding {
  readonly name: string
  readonly ok: boolean
  /** What is there, or what is missing. */
  readonly found: LocalisedText
  /** What to do; null when nothing is to be done. */
  readonly todo: LocalisedText | null
}

const both = (en: string, zh = en): LocalisedText => ({ en, 'zh-CN': zh })

export const checkNode = (): Finding => ({ name: 'node', ok: true, found: both(process.version), todo: null })

export function checkFfmpeg(ffmpeg: Ffmpeg | StudioError): Finding {
  if (ffmpeg instanceof StudioError) {
    return { name: 'ffmpeg', ok: false, found: both('none that is fit', '没有可用的版本'), todo: describeError(ffmpeg) }
  }
  return { name: 'ffmpeg', ok: true, found: both(`${ffmpeg.version} (${ffmpeg.origin}, ${ffmpeg.path})`), todo: null }
}

/** Nothing here outlives the doctor. */
const NO_JOURNAL: ChildJournal = { record() {} }

export async function checkEncoder(ffmpeg: Ffmpeg): Promise<Finding> {
  const format = INITIAL_STATE.programme
  const trouble = await probeEncoder(SOFTWARE, { ffmpegPath: ffmpeg.path, format, journal: NO_JOURNAL })
  if (trouble) {
    const todo = both('Install an ffmpeg with libx264.', '请安装带 libx264 的 ffmpeg。')
    return { name: 'encoder libx264', ok: false, found: both(trouble), todo }
  }
  const { encoder, reason } = chosenRung(await probeHardware({ ffmpeg, format, journal: NO_JOURNAL }, readHardware()))
  const { width, height, fps } = format
  const found = both(
    `encodes ${width}×${height} at ${fps} fps with the settings of a show; ${reason.en}`,
    `能以直播设置编码 ${width}×${height}、每秒 ${fps} 帧；${reason['zh-CN']}`,
  )
  return { name: `encoder ${encoder}`, ok: true, found, todo: null }
}

export async function checkDevices({ path }: Ffmpeg): Promise<Finding> {
  const devices = await listDevices(path, process.env, process.platform)
  if (devices.length > 0) {
    return {
      name: 'devices',
      ok: true,
      found: both(devices.map(({ name, device }) => `${name} (${device})`).join(', ')),
      todo: null,
    }
  }
  const todo = both('Connect a camera, or use a media file or the test card.', '请连接摄像头，或使用媒体文件、测试卡。')
  return { name: 'devices', ok: true, found: both('no camera or screen listed', '未列出摄像头或屏幕'), todo }
}

export async function checkInference(): Promise<Finding> {
  const { models, found } = await openModels([programFiles.triageModelDir])
  await Promise.all(models.map((model) => model.close()))
  const [own] = found
  if (models.length > 0) {
    const what = both(`${own?.name} reads comments`, `${own?.name} 可以解读评论`)
    return { name: 'models', ok: true, found: what, todo: null }
  }
  const todo = both('Run npm start again: it sets up what is missing.', '请重新运行 npm start，它会补齐缺少的部分。')
  const what = both(`comments cannot be read: ${own?.error}`, `无法解读评论：${own?.error}`)
  return { name: 'models', ok: false, found: what, todo }
}

export function checkPorts(): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ message }) => {
      const todo = both('Allow this user to listen on 127.0.0.1.', '请允许当前用户监听 127.0.0.1。')
      resolve({ name: 'ports', ok: false, found: both(message), todo })
    })
    server.listen(0, '127.0.0.1', () => {
      const found = both('loopback ports are free', '本机回环端口可用')
      server.close(() => resolve({ name: 'ports', ok: true, found, todo: null }))
    })
  })
}

const MIN_FREE_BYTES = 2 * 1024 ** 3

export async function checkDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(programFiles.root)
  const freeGiB = ((bavail * bsize) / 1024 ** 3).toFixed(1)
  const ok = bavail * bsize >= MIN_FREE_BYTES
  const todo = both(
    'Free some space: an hour of recording takes about 1.2 GiB.',
    '请清理空间：每小时录制约需 1.2 GiB。',
  )
  return { name: 'disk', ok, found: both(`${freeGiB} GiB free`, `剩余 ${freeGiB} GiB`), todo: ok ? null : todo }
}
