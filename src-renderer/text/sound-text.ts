import type { LocalisedText } from '../../src-main/contract/text.ts'

/** How sources sound: meters, mute, and the settings of one source. */
export const soundText = {
  level: { en: 'Sound level of {name}', 'zh-CN': '{name}的音量' },
  programmeLevel: { en: 'Sound level of the programme', 'zh-CN': '节目音量' },
  mute: { en: 'Mute {name}', 'zh-CN': '将{name}静音' },
  unmute: { en: 'Unmute {name}', 'zh-CN': '取消{name}静音' },
  muted: { en: 'Muted', 'zh-CN': '已静音' },
  inMix: { en: 'In the mix', 'zh-CN': '已混入' },
  settings: { en: 'Settings of {name}', 'zh-CN': '{name}的设置' },
  gain: { en: 'Loudness', 'zh-CN': '音量增益' },
  gainHint: {
    en: 'Speak as on air: the bar should reach two thirds and not turn yellow.',
    'zh-CN': '按直播时的音量说话：音量条应到约三分之二处，且不变黄。',
  },
  decibels: { en: '{db} dB', 'zh-CN': '{db} dB' },
  offset: { en: 'Sound against picture', 'zh-CN': '声画对齐' },
  offsetHint: {
    en: 'Move it until a clap is heard as it is seen.',
    'zh-CN': '拍一下手，调到声音与画面同时出现。',
  },
  together: { en: 'together', 'zh-CN': '同步' },
  soundLater: { en: 'sound {ms} ms later', 'zh-CN': '声音延后 {ms} 毫秒' },
  soundEarlier: { en: 'sound {ms} ms earlier', 'zh-CN': '声音提前 {ms} 毫秒' },
  removeSource: { en: 'Remove this source', 'zh-CN': '移除此信号源' },
  onProgramme: {
    en: 'It is on the programme. Switch to another source to remove it.',
    'zh-CN': '正在节目中使用。切换到其他信号源后才能移除。',
  },
  cameraMode: { en: 'Picture', 'zh-CN': '画面规格' },
  cameraModeProgramme: { en: 'As the programme', 'zh-CN': '与节目一致' },
  newDevices: { en: 'Just connected: {names}', 'zh-CN': '刚刚接入：{names}' },
} as const satisfies Record<string, LocalisedText>
