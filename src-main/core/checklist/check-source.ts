import { describeError } from '../../contract/errors.ts'
import type { Check, Source, StudioState } from '../../contract/state.ts'
import type { PictureReading } from '../health/health-reading.ts'
import { fail, ok, warn } from './check.ts'
import type { Seen } from './seen.ts'

/** Whether the source on the programme delivers, moves, and is not black. Pure. */
export function checkSource({ programme, sources }: StudioState, { picture }: Pick<Seen, 'picture'>): Check {
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
  return picture ? checkPicture(source, picture) : delivers(source)
}

const delivers = ({ name }: Source) => ok(`"${name}" delivers pictures.`, `“${name}”画面正常。`)

/** A presenter who sits still moves more than this. */
const STILL_AFTER_MS = 10_000

function checkPicture(source: Source, { stillMs, isBlack }: PictureReading): Check {
  const { name, kind } = source
  if (isBlack)
    return warn(
      `The picture of "${name}" is black. Take the cap off, switch on a light, or choose another source.`,
      `“${name}”的画面全黑。请取下镜头盖、打开灯光，或换一个信号源。`,
    )
  if (stillMs < STILL_AFTER_MS)
    return ok(`"${name}" delivers pictures, and they move.`, `“${name}”画面正常，且在变化。`)
  const seconds = Math.floor(stillMs / 1000)
  if (kind === 'file' || kind === 'screen')
    return warn(
      `The picture of "${name}" has not moved for ${seconds} s. If it is meant to stand still, go on; if not, play it or choose another source.`,
      `“${name}”的画面已有 ${seconds} 秒没有变化。如果本来就是静止画面，可以继续；否则请播放它或换一个信号源。`,
    )
  return warn(
    `The picture of "${name}" has not moved for ${seconds} s: it may be frozen. Move in front of it; if nothing changes, unplug it and plug it in again.`,
    `“${name}”的画面已有 ${seconds} 秒没有变化，可能已卡住。请在镜头前动一动；如仍无变化，请拔下后重新插上。`,
  )
}
