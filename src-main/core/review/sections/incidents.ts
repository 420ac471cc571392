import type { StudioEvent } from '../../../contract/events.ts'
import type { SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { firstSentence, whatHappened } from '../wording/what-happened.ts'
import { isoOf, type Section } from './section.ts'

type Incident = SessionReport['incidents'][number]
const ALERT = 'alert'
interface OpenIncident {
  readonly index: number
  readonly sinceMs: number
}

/** Trouble on this side of the connection, in order of its start. `durationMs` is null for what never recovered. */
export function createIncidents(): Section<readonly Incident[]> {
  const incidents: Incident[] = []
  const open = new Map<string, OpenIncident>()
  const sourceNames = new Map<string, string>()

  const begin = (key: string, kind: Incident['kind'], atMs: number, text: LocalisedText): void => {
    if (open.has(key)) return
    open.set(key, { index: incidents.length, sinceMs: atMs })
    incidents.push({ kind, startedAt: isoOf(atMs), durationMs: null, text })
  }
  const end = (key: string, atMs: number): void => {
    const ended = open.get(key)
    const incident = ended && incidents[ended.index]
    if (!incident) return
    open.delete(key)
    incidents[ended.index] = { ...incident, durationMs: Math.max(0, atMs - ended.sinceMs) }
  }

  const take = (event: StudioEvent): void => {
    if (event.type === 'programme.changed') {
      const { slate, activeSourceId } = event.programme
      if (slate) begin('slate', 'slate', event.atMs, slateText(sourceNames.get(activeSourceId ?? '')))
      else end('slate', event.atMs)
    } else if (event.type === 'source.changed') {
      const { id, name, state } = event.source
      sourceNames.set(id, name)
      if (state.kind === 'retrying') begin(`source ${id}`, 'source', event.atMs, whatHappened(state.error))
      if (state.kind === 'running') end(`source ${id}`, event.atMs)
    } else if (event.type === 'encoder.changed') {
      const { encoder } = event
      if (encoder.kind === 'retrying') begin('encoder', 'encoder', event.atMs, whatHappened(encoder.error))
      if (encoder.kind === 'running') end('encoder', event.atMs)
    } else if (event.type === 'alert.raised') {
      begin(`${ALERT} ${event.alert.id}`, 'technique', event.atMs, whatHappened(event.alert.error))
    } else if (event.type === 'alert.cleared') {
      end(`${ALERT} ${event.alertId}`, event.atMs)
    } else if (event.type === 'bitrate.changed') {
      const { reason } = event.bitrate
      if (reason) begin(`${ALERT} bitrate`, 'technique', event.atMs, firstSentence(reason))
      else end(`${ALERT} bitrate`, event.atMs)
    } else if (event.type === 'recording.changed') {
      const { recording } = event
      if (recording.kind === 'failed' || recording.kind === 'paused')
        begin('recording', 'recording', event.atMs, whatHappened(recording.error))
      if (recording.kind === 'recording') end('recording', event.atMs)
    }
  }

  return {
    take,
    interrupt(lastEventAtMs) {
      for (const key of [...open.keys()]) end(key, lastEventAtMs)
    },
    finish({ endMs }) {
      // What an alert speaks of is over with the show, whether it got better or not.
      for (const key of [...open.keys()].filter((each) => each.startsWith(ALERT))) end(key, endMs)
      return incidents
    },
  }
}

function slateText(sourceName: string | undefined): LocalisedText {
  if (sourceName === undefined) return { en: 'Viewers saw the slate.', 'zh-CN': '观众看到的是垫片画面。' }
  return {
    en: `Viewers saw the slate: "${sourceName}" delivered no picture.`,
    'zh-CN': `观众看到的是垫片画面：“${sourceName}”没有画面。`,
  }
}
