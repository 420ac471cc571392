import type { Check, CheckOutcome } from '../../contract/state.ts'

/** One line of the checklist in both languages. */
const check =
  (outcome: CheckOutcome) =>
  (en: string, zh: string): Check => ({ outcome, text: { en, 'zh-CN': zh } })

export const ok = check('ok')
export const warn = check('warn')
export const fail = check('fail')
export const unknown = check('unknown')
