import { askSrt } from '../handshake/ask-srt.ts'

const ANSWER_WITHIN_MS = 1_000

/** SRT is UDP, so a bare connect says nothing: whether a listener answers an induction. Never rejects. */
export const isSrtListening = (host: string, port: number, signal: AbortSignal): Promise<boolean> =>
  askSrt(host, port, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])).catch(() => false)
