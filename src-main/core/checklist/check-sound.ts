import type { Check, StudioState } from '../../contract/state.ts'
import { fail, ok, unknown, warn } from './check.ts'
import type { Seen } from './seen.ts'

/** Speech in a quiet room peaks around -20; a microphone that hears nothing lies below. */
const SILENT_BELOW_DB = -50
/** A single click may touch the limit. */
const CLIPS_FROM = 2

/** Whether anything is heard in the mix, and not too loud. Pure. */
export function checkSound(state: StudioState, { sound }: Pick<Seen, 'sound'>): Check {
  if (!sound.wasMeasured) return unknown('The sound was not measured yet.', '尚未测量声音。')
  if (state.programme.slate)
    return warn('No source is on the programme yet, so its sound is not known.', '节目中还没有信号源，声音情况未知。')
  const peak = `${Math.round(sound.peakDb)} dBFS`
  if (sound.peakDb < SILENT_BELOW_DB) return silence(state)
  if (sound.clippedTimes >= CLIPS_FROM)
    return warn(
      'The sound is too loud and distorts. Lower the gain of the loudest source until its peaks stay below -6 dB.',
      '声音过大，已经失真。请降低最响的信号源的增益，让峰值保持在 -6 dB 以下。',
    )
  return ok(`Sound is heard, peaks at ${peak}.`, `有声音，峰值 ${peak}。`)
}

function silence({ sources }: StudioState): Check {
  const all = Object.values(sources)
  const muted = all.filter(({ sound }) => sound.muted).map(({ name }) => name)
  if (muted.length > 0)
    return fail(
      `Nothing is heard: ${muted.join(', ')} muted. Unmute, and speak to try it.`,
      `没有声音：${muted.join('、')} 已静音。请取消静音并试着说话。`,
    )
  if (!all.some(({ kind }) => kind === 'microphone' || kind === 'camera'))
    return warn(
      'Nothing is heard, and there is no microphone among the sources. Add one, unless the show is meant to be silent.',
      '没有声音，信号源中也没有麦克风。除非本场不需要声音，否则请添加麦克风。',
    )
  return warn(
    'Nothing is heard in the last five seconds. Speak; if the meter does not move, check the microphone and its cable, or choose another.',
    '最近五秒没有声音。请试着说话；如果电平没有变化，请检查麦克风及其线缆，或换一个麦克风。',
  )
}
