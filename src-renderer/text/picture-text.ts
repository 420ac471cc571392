import type { LocalisedText } from '../../src-main/contract/text.ts'

/** The programme's picture: shape, size, bitrate, and what is shown while a source is away. */
export const pictureText = {
  title: { en: 'Picture and bitrate', 'zh-CN': '画面与码率' },
  save: { en: 'Save', 'zh-CN': '保存' },
  picture: { en: 'Picture', 'zh-CN': '画面' },
  shape: { en: 'Shape', 'zh-CN': '画幅' },
  wide: { en: '16:9, landscape', 'zh-CN': '16:9 横屏' },
  tall: { en: '9:16, portrait', 'zh-CN': '9:16 竖屏' },
  wideShort: { en: '16:9', 'zh-CN': '16:9' },
  tallShort: { en: '9:16', 'zh-CN': '9:16' },
  preset: { en: 'Settings for', 'zh-CN': '按平台设置' },
  presetAll: { en: 'All my destinations', 'zh-CN': '我的全部去向' },
  encode: {
    en: 'H.264 {profile}, a key frame every 2 s, sound at {audio} kb/s.',
    'zh-CN': 'H.264 {profile}，每 2 秒一个关键帧，声音 {audio} kb/s。',
  },
  lines: { en: 'Size', 'zh-CN': '清晰度' },
  fps: { en: 'Pictures a second', 'zh-CN': '帧率' },
  second: { en: 'Both shapes at once', 'zh-CN': '同时输出两种画幅' },
  secondHint: {
    en: 'The same show in the other shape too: a second encode, so more of this computer and of the line.',
    'zh-CN': '同一场直播再输出另一种画幅：多一路编码，占用更多本机性能和上行带宽。',
  },
  onlyOffAir: {
    en: 'Shape, size and rate can be changed when the show is over.',
    'zh-CN': '画幅、清晰度和帧率需在直播结束后更改。',
  },
  bitrate: { en: 'Bitrate', 'zh-CN': '码率' },
  kbps: { en: 'Bitrate, kb/s', 'zh-CN': '码率（kb/s）' },
  kbpsHint: {
    en: 'The most that is sent. A change on air shows within seconds, without a gap.',
    'zh-CN': '最高发送码率。直播中更改会在数秒内生效，不会中断。',
  },
  now: { en: 'Sending {bitrate} now. {reason}', 'zh-CN': '当前发送 {bitrate}。{reason}' },
  policy: { en: 'When the line is too slow', 'zh-CN': '网络拥塞时' },
  protectAll: { en: 'Lower for any', 'zh-CN': '任一去向拥塞即降' },
  protectMain: { en: 'Lower for the main one', 'zh-CN': '仅主要去向拥塞时降' },
  fixed: { en: 'Never lower', 'zh-CN': '从不降低' },
  main: { en: 'Main destination', 'zh-CN': '主要去向' },
  choose: { en: 'Choose…', 'zh-CN': '请选择…' },
  slate: { en: 'While a source is away', 'zh-CN': '信号中断时' },
  slateMessage: { en: 'Message', 'zh-CN': '提示文字' },
  slateMessagePlaceholder: { en: 'We will be right back', 'zh-CN': '马上回来' },
  slatePicture: { en: 'Picture file', 'zh-CN': '图片文件' },
  slateMusic: { en: 'Music file', 'zh-CN': '音乐文件' },
  slateHint: {
    en: 'Paths on this computer. Empty: the built-in picture, and silence.',
    'zh-CN': '本机上的路径。留空则使用内置画面并静音。',
  },
} as const satisfies Record<string, LocalisedText>
