import { expect, test } from 'vitest'
import { CONNECTOR_READ_TEXTS, CONNECTOR_WRITE_TEXTS } from '../../../src-main/contract/connectors.ts'
import { ERROR_TEXTS } from '../../../src-main/contract/errors.ts'
import { LANGUAGES, type LocalisedText } from '../../../src-main/contract/text.ts'
import { intentNames, sentimentNames, topicNames } from '../../../src-main/contract/triage-names.ts'
import { appText } from '../../../src-renderer/text/app-text.ts'
import { connectorText } from '../../../src-renderer/text/connector-text.ts'
import { debugText } from '../../../src-renderer/text/debug-text.ts'
import { destinationText } from '../../../src-renderer/text/destination-text.ts'
import { focusText } from '../../../src-renderer/text/focus-text.ts'
import { healthText } from '../../../src-renderer/text/health-text.ts'
import { languageName } from '../../../src-renderer/text/language-names.ts'
import { pictureText } from '../../../src-renderer/text/picture-text.ts'
import { productIssueText, productText } from '../../../src-renderer/text/product-text.ts'
import { promoText } from '../../../src-renderer/text/promo-text.ts'
import { recordingText } from '../../../src-renderer/text/recording-text.ts'
import { roomText } from '../../../src-renderer/text/room-text.ts'
import { runText } from '../../../src-renderer/text/run-text.ts'
import { sceneText } from '../../../src-renderer/text/scene-text.ts'
import { say } from '../../../src-renderer/text/sentence.ts'
import { showText } from '../../../src-renderer/text/show-text.ts'
import { soundText } from '../../../src-renderer/text/sound-text.ts'
import { stageText } from '../../../src-renderer/text/stage-text.ts'
import { triageText } from '../../../src-renderer/text/triage-text.ts'
import { uplinkText } from '../../../src-renderer/text/uplink-text.ts'

const FILES: Readonly<Record<string, Readonly<Record<string, LocalisedText>>>> = {
  error: ERROR_TEXTS,
  app: appText,
  connector: connectorText,
  connectorRead: CONNECTOR_READ_TEXTS,
  connectorWrite: CONNECTOR_WRITE_TEXTS,
  debug: debugText,
  destination: destinationText,
  health: healthText,
  focus: focusText,
  picture: pictureText,
  product: productText,
  productIssue: productIssueText,
  promo: promoText,
  recording: recordingText,
  room: roomText,
  run: runText,
  scene: sceneText,
  show: showText,
  sound: soundText,
  stage: stageText,
  triage: triageText,
  intent: intentNames,
  sentiment: sentimentNames,
  topic: Object.fromEntries(Object.entries(topicNames).flatMap(([name, text]) => (text ? [[name, text]] : []))),
  uplink: uplinkText,
}
const ALL = Object.entries(FILES).flatMap(([file, texts]) =>
  Object.entries(texts).map(([key, text]) => [`${file} ${key}`, text] as const),
)

const detailsOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test.each(ALL)('%s is written in every language, with the same details', (_key, text) => {
  for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('')
  expect(detailsOf(text['zh-CN'])).toEqual(detailsOf(text.en))
})

test('details are filled in, and a plain sentence needs none', () => {
  expect(say('en', stageText.destinationRetrying, { seconds: 2 })).toBe('Back in 2 s')
  expect(say('zh-CN', stageText.destinationRetrying, { seconds: 2 })).toBe('2 秒后重连')
  expect(say('en', focusText.goLive)).toBe('Go live')
  // @ts-expect-error a sentence with a detail does not compile without it
  expect(say('en', stageText.destinationRetrying)).toContain('{seconds}')
})

test('comment languages have names for both readers; an unknown one has none', () => {
  expect(languageName('th', 'en')).toBe('Thai')
  expect(languageName('th', 'zh-CN')).toBe('泰语')
  expect(languageName('und', 'en')).toBeNull()
})
