import { describeError, type StudioError } from '../../contract/errors.ts'
import type { LocalisedText } from '../../contract/text.ts'

/** Refusals of the server that are no studio errors: the studio never saw the request. */
export const REFUSALS = {
  'request.not-found': {
    en: 'There is nothing at this address. The studio goes on. Open the link that the latest start printed.',
    'zh-CN': '此地址没有内容。工作室照常运行。请打开最近一次启动时给出的链接。',
  },
  'request.foreign': {
    en: 'This request came from another page or under another name. Nothing was done. Use the address that the studio printed.',
    'zh-CN': '该请求来自其他网页或使用了其他主机名。没有执行任何操作。请使用工作室给出的地址。',
  },
  'request.unreadable': {
    en: 'This request could not be read. Nothing was done. Check the address and try again.',
    'zh-CN': '无法读取该请求。没有执行任何操作。请检查地址后重试。',
  },
  'server.full': {
    en: 'Too many clients are connected. They go on undisturbed. Close one of them and connect again.',
    'zh-CN': '已连接的客户端过多，且均不受影响。请关闭其中一个后重新连接。',
  },
} as const satisfies Record<string, LocalisedText>

export type RefusalCode = keyof typeof REFUSALS

/** The body of every error answer that is JSON: a sentence, its code, and the sentence in both languages. */
export interface ErrorBody {
  readonly error: string
  readonly code: string
  readonly message: LocalisedText
}

/** A StudioError or a refusal as a JSON body. Holds no stack. */
export function errorBody(trouble: StudioError | RefusalCode): ErrorBody {
  const message = sentenceOf(trouble)
  return { error: message.en, code: typeof trouble === 'string' ? trouble : trouble.code, message }
}

/** What a person reads about it, in both languages. */
export function sentenceOf(trouble: StudioError | RefusalCode): LocalisedText {
  return typeof trouble === 'string' ? REFUSALS[trouble] : describeError(trouble)
}
