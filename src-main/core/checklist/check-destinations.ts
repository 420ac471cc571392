import { describeError, StudioError } from '../../contract/errors.ts'
import type { Check, StudioState } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import type { Destinations } from '../destinations/destination-commands.ts'
import { checkHandshake, type HandshakeResult } from '../destinations/handshake/check-handshake.ts'
import { platformAdvice } from '../destinations/platforms/platform-advice.ts'

const ANSWER_WITHIN_MS = 4_000

/** The checklist's line about destinations: each is greeted, and the programme is held against its platform's limits. */
export async function checkDestinations(destinations: Destinations, state: StudioState): Promise<Check> {
  const isStopped = (id: string) => state.destinations[id]?.state.kind === 'stopped'
  const all = destinations.specs().filter(({ id }) => !isStopped(id))
  const results = await Promise.all(
    all.map(async (spec) => ({
      name: spec.name,
      result: await checkHandshake(spec, AbortSignal.timeout(ANSWER_WITHIN_MS)),
    })),
  )
  const listed = all.flatMap(({ id }) => state.destinations[id] ?? [])
  return destinationsCheck([...results, ...lacking(state)], platformAdvice(state.programme, listed))
}

/** Those that can't be on the show, whatever the host wishes: a key that could not be read. */
const lacking = ({ destinations }: StudioState): Greeted[] =>
  Object.values(destinations).flatMap(({ name, state }) =>
    state.kind === 'stopped' && state.error
      ? [{ name, result: { ok: false, error: new StudioError(state.error.code, state.error.details) } }]
      : [],
  )

interface Greeted {
  readonly name: string
  readonly result: HandshakeResult
}

/** Pure. */
export function destinationsCheck(greeted: readonly Greeted[], advice: readonly LocalisedText[]): Check {
  if (greeted.length === 0) return { outcome: 'warn', text: NOWHERE }
  const failed = greeted.filter(({ result }) => !result.ok)
  const sentences = [...silenceOf(failed), ...refusalsOf(failed), ...advice]
  if (sentences.length === 0) return { outcome: 'ok', text: allAnswer(greeted.length) }
  return {
    outcome: failed.length === greeted.length ? 'fail' : 'warn',
    text: { en: sentences.map(({ en }) => en).join(' '), 'zh-CN': sentences.map((each) => each['zh-CN']).join('') },
  }
}

const NOWHERE: LocalisedText = {
  en: 'No destination: the show is recorded only. Add one to go on air.',
  'zh-CN': '没有推流平台：本场只会录制。添加平台即可开播。',
}

const allAnswer = (count: number): LocalisedText => ({
  en: `${count} of ${count} answer.`,
  'zh-CN': `${count} 个平台均有响应。`,
})

const isSilent = ({ result }: Greeted) => !result.ok && result.error.code === 'destination.unreachable'

function silenceOf(failed: readonly Greeted[]): LocalisedText[] {
  const names = failed.filter(isSilent).map(({ name }) => name)
  if (names.length === 0) return []
  return [
    {
      en: `${names.join(', ')}: no answer. You can go live all the same; it is tried until it answers. Check the network and the address.`,
      'zh-CN': `${names.join('、')}：没有响应。仍可开播，系统会持续重试。请检查网络和地址。`,
    },
  ]
}

const refusalsOf = (failed: readonly Greeted[]): LocalisedText[] =>
  failed.flatMap((each) => (each.result.ok || isSilent(each) ? [] : [describeError(each.result.error)]))
