import type { LocalisedText } from '../../contract/text.ts'

/** A page that says one sentence in both languages. No script, nothing loaded. */
export function plainPage(sentence: LocalisedText): string {
  return `<!doctype html>
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
<p>${escapeHtml(sentence.en)}</p>
<p lang="zh-CN">${escapeHtml(sentence['zh-CN'])}</p>
</html>
`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
