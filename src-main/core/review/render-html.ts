/**
 * In: a report. Out: one HTML page that needs nothing else: no network, no script (one only picks the reader's language).
 * Whatever viewers, hosts or platforms wrote is escaped; the page's own policy forbids it to run or load anything.
 */
import { createHash } from 'node:crypto'
import type { SessionReport } from '../../contract/report.ts'
import type { SessionKind } from '../../contract/state.ts'
import { Html, html } from '../html/html.ts'
import { both, say } from './html/both.ts'
import { audienceSection, moodSection, questionsSection } from './html/comment-sections.ts'
import { figures } from './html/figures.ts'
import { phasesSection, promosSection, promptsSection, rhythmSection } from './html/show-sections.ts'
import { STYLE } from './html/style.ts'
import { actionsSection, destinationsSection, incidentsSection, pictureSection } from './html/technique-sections.ts'
import { createTimes } from './html/times.ts'

export interface RenderOptions {
  /** IANA name of the zone that wall times are written in; the machine's own by default. */
  readonly timeZone?: string
}

const SCRIPT = `if (/^zh/i.test(navigator.language)) document.getElementById('lang-zh').checked = true`

/** What the page may do; a server that sends a policy of its own has to allow as much. */
export const REPORT_POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256')
  .update(SCRIPT)
  .digest('base64')}'; base-uri 'none'; form-action 'none'`

const KINDS: Readonly<Record<SessionKind, Html>> = {
  broadcast: say('Show report', '直播报告'),
  rehearsal: say('Rehearsal report', '排练报告'),
  watch: say('Watch report', '监看报告'),
}
const UNTITLED: Readonly<Record<SessionKind, Html>> = {
  broadcast: say('Untitled show', '未命名直播'),
  rehearsal: say('Rehearsal', '排练'),
  watch: say('Nothing on air', '未开播'),
}

export function renderHtml(report: SessionReport, { timeZone }: RenderOptions = {}): string {
  const { session } = report
  const times = createTimes(session.startedAt, timeZone)
  const title = session.title.trim() || 'Cadence'
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}">
<title>${title} · ${times.minute(session.startedAt)}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<div class="top"><span>${KINDS[session.kind]} · ${both(times.day(session.startedAt))}</span>${languageSwitch}</div>
<h1>${session.title.trim() || UNTITLED[session.kind]}</h1>
<p class="headline">${both(session.headline)}</p>
${figures(report)}
</header>
<main>
${actionsSection(report)}
${rhythmSection(report)}
${moodSection(report, times)}
${phasesSection(report, times)}
${promosSection(report, times)}
${questionsSection(report, times)}
${audienceSection(report)}
${destinationsSection(report, times)}
${incidentsSection(report, times)}
${promptsSection(report, times)}
${pictureSection(report)}
</main>
<footer>${say(`Made by Cadence from the journal of session ${session.id}. Times are in ${times.zone}.`, `由 Cadence 根据场次 ${session.id} 的日志生成。时间均为 ${times.zone} 时区。`)}</footer>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`
  return page.text
}

const languageSwitch = html`<span class="switch" role="radiogroup" aria-label="Language / 语言">
<input type="radio" name="language" id="lang-en" checked><label for="lang-en">English</label>
<input type="radio" name="language" id="lang-zh"><label for="lang-zh">中文</label></span>`
