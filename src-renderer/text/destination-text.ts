import type { LocalisedText } from '../../src-main/contract/text.ts'

/** Where the show goes: adding a destination, and what can be done with one. */
export const destinationText = {
  platform: { en: 'Platform', 'zh-CN': '平台' },
  server: { en: 'Server address', 'zh-CN': '服务器地址' },
  serverHint: {
    en: 'As the platform shows it: rtmp://, rtmps:// or srt://',
    'zh-CN': '按平台提供的填写：rtmp://、rtmps:// 或 srt://',
  },
  address: { en: 'Address', 'zh-CN': '推流地址' },
  addressHint: {
    en: 'rtmp://, rtmps:// or srt://. It may end with the stream key, so it is typed hidden.',
    'zh-CN': 'rtmp://、rtmps:// 或 srt://。可在末尾带上密钥，因此输入时不显示。',
  },
  key: { en: 'Stream key', 'zh-CN': '推流密钥' },
  keyHint: { en: 'It is never shown again.', 'zh-CN': '之后不再显示。' },
  streamId: { en: 'Stream ID', 'zh-CN': '流 ID' },
  passphrase: { en: 'Passphrase', 'zh-CN': '加密口令' },
  passphraseHint: {
    en: '10 to 79 characters; empty where the server asks for none. It is never shown again.',
    'zh-CN': '10 到 79 个字符；服务器不要求则留空。之后不再显示。',
  },
  optional: { en: 'optional', 'zh-CN': '可选' },
  shape: { en: 'Picture', 'zh-CN': '画面' },
  stop: { en: 'Take {name} off the show', 'zh-CN': '停止推流到 {name}' },
  start: { en: 'Put {name} on the show again', 'zh-CN': '恢复推流到 {name}' },
  retryNow: { en: 'Retry now', 'zh-CN': '立即重试' },
  behind: { en: '{seconds} s behind', 'zh-CN': '积压 {seconds} 秒' },
  stopTitle: { en: 'Stop sending to “{name}”?', 'zh-CN': '停止推流到“{name}”？' },
  stopHint: {
    en: 'Its viewers see the stream end. The others and the recording go on, and you can start it again.',
    'zh-CN': '该平台的观众会看到直播结束。其他平台和录制不受影响，之后可以重新开始。',
  },
  stopConfirm: { en: 'Stop', 'zh-CN': '停止' },
} as const satisfies Record<string, LocalisedText>
