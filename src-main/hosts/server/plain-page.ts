import type { LocalisedText } from '../../contract/text.ts'
import { html } from '../../core/html/html.ts'

/** A page that says one sentence in both languages. No script, nothing loaded. */
export function plainPage(sentence: LocalisedText): string {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Cadence</title>
<style>
  :root { color-scheme: light dark }
  body { margin: 0 auto; padding: 20vh 2rem; max-width: 34rem; font: 1.05rem/1.6 system-ui, sans-serif }
  h1 { font-size: 1rem; opacity: .6 }
</style>
<h1>Cadence</h1>
<p>${sentence.en}</p>
<p lang="zh-CN">${sentence['zh-CN']}</p>
</html>
`.text
}
