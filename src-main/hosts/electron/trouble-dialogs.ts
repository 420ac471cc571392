import { type BrowserWindow, dialog } from 'electron'
import type { Language, LocalisedText } from '../../contract/text.ts'
import type { HostError } from '../headless/core-messages.ts'
import { hostText } from './host-text.ts'

/** Tells of a crash beside the window, not in front of it: the host may be on camera. */
export function tellRestarting(language: Language): void {
  void dialog.showMessageBox({
    type: 'warning',
    title: hostText.restartingTitle[language],
    message: hostText.restartingTitle[language],
    detail: hostText.restarting[language],
    buttons: [hostText.understood[language]],
  })
}

/** The window is being closed during a show. Out: whether to end the show and leave. */
export async function askToEndShow(language: Language, window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: hostText.onAirTitle[language],
    message: hostText.onAirTitle[language],
    detail: hostText.onAir[language],
    buttons: [hostText.stayOnAir[language], hostText.endShow[language]],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** Says why there is no core and asks what to do. Out: whether to try again. */
export async function askAfterFailure(language: Language, error: HostError | null): Promise<boolean> {
  const reason = error ? await sentenceOf(error) : hostText.keepsStopping
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: hostText.cannotStartTitle[language],
    message: hostText.cannotStartTitle[language],
    detail: reason[language],
    buttons: [hostText.tryAgain[language], hostText.quit[language]],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** Loaded only now: the table of errors and its checks would slow every start. */
async function sentenceOf(error: HostError): Promise<LocalisedText> {
  const { describeError, studioErrorInfoSchema } = await import('../../contract/errors.ts')
  const known = studioErrorInfoSchema.safeParse(error)
  return describeError(known.success ? known.data : { code: 'studio.internal', details: { reason: error.code } })
}
