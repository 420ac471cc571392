/** The report's look: calm, colour only for state, light and dark by the reader's setting, ink-saving in print. */
export const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --panel: #f5f6f8; --line: #dfe3e8; --ink: #1a1d23; --soft: #5b6572;
  --accent: #2f6fde; --bad: #c62f35; --good: #1b7f52; --cue: #96690a; --band: #eef1f5; --band-2: #e2e7ee; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1115; --panel: #171a21; --line: #2a2f3a; --ink: #eceff4;
  --soft: #9aa4b2; --accent: #6ea8fe; --bad: #ff7d80; --good: #3ecf8e; --cue: #ffd166; --band: #171b23; --band-2: #1f2530; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--bg); color: var(--ink); font: 15px/1.5 Inter, "Noto Sans", "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", system-ui, sans-serif; padding: 32px 24px 64px; }
main, header, footer { max-width: 960px; margin: 0 auto; }
body:has(#lang-zh:checked) [lang="en"]:not(bdi) { display: none; }
body:not(:has(#lang-zh:checked)) [lang="zh-CN"]:not(bdi) { display: none; }
header .top { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; color: var(--soft); }
.switch { display: flex; flex-shrink: 0; font-size: 13px; }
.switch input { position: absolute; opacity: 0; pointer-events: none; }
.switch label { padding: 2px 10px; border: 1px solid var(--line); cursor: pointer; }
.switch label:first-of-type { border-radius: 6px 0 0 6px; }
.switch label:last-of-type { border-radius: 0 6px 6px 0; border-left: 0; }
.switch input:checked + label { background: var(--panel); color: var(--ink); font-weight: 600; }
.switch input:focus-visible + label { outline: 2px solid var(--accent); }
h1 { font-size: 30px; line-height: 1.2; margin: 10px 0 12px; overflow-wrap: anywhere; }
.headline { font-size: 18px; max-width: 46em; }
h2 { font-size: 17px; margin: 40px 0 10px; }
h3 { font-size: 13px; font-weight: 600; color: var(--soft); margin: 0 0 6px; }
.soft, small { color: var(--soft); }
small { font-size: 12px; white-space: nowrap; }
.bad { color: var(--bad); } .good { color: var(--good); }
.figures { display: flex; flex-wrap: wrap; border: 1px solid var(--line); border-radius: 10px; overflow: hidden;
  margin-top: 24px; }
.figures div { flex: 1 1 145px; padding: 14px 16px; box-shadow: 0 0 0 1px var(--line); }
.figures dt { font-size: 13px; color: var(--soft); }
.figures dd { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
.actions li { margin: 0 0 10px; padding-left: 4px; }
.actions ol, .actions { padding-left: 20px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 620px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 8px 14px 8px 0; border-top: 1px solid var(--line);
  overflow-wrap: break-word; }
th { font-size: 13px; font-weight: 500; color: var(--soft); border-top: 0; white-space: nowrap; }
th.number, td.number { text-align: right; white-space: nowrap; padding-right: 28px; }
.time, .line { white-space: nowrap; } .line { display: block; }
th:last-child, td:last-child { padding-right: 0; }
td .sub { display: block; color: var(--soft); font-size: 13px; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 24px 48px; }
.bars { list-style: none; padding: 0; }
.bars li { display: grid; grid-template-columns: 9em 1fr 4em; gap: 10px; align-items: center; padding: 3px 0; }
.bars .name { overflow-wrap: anywhere; }
.bars .number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { width: 100%; height: 8px; } .bar rect { fill: var(--accent); }
.chart { width: 100%; min-width: 620px; height: auto; display: block; }
.chart text { fill: var(--soft); font-size: 12px; }
.chart .phase { fill: var(--band); } .chart .phase.odd { fill: var(--band-2); }
.chart .minute { fill: var(--accent); } .chart .grid { stroke: var(--line); }
.chart .viewers { fill: none; stroke: var(--good); stroke-width: 2; stroke-linejoin: round; }
.chart .grid.zero { stroke: var(--soft); } .chart .mood-dot { fill: var(--accent); }
.chart .mood { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.chart .trouble { fill: var(--bad); } .chart .promo { fill: var(--cue); }
summary { cursor: pointer; color: var(--soft); font-size: 13px; margin: 8px 0; }
bdi { overflow-wrap: anywhere; }
section > p + .columns { margin-top: 16px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 13px; color: var(--soft); padding: 6px 0 0; list-style: none; }
.legend i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px; }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 13px; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { :root { color-scheme: light; --bg: #fff; --panel: #f5f6f8; --line: #ccc; --ink: #000; --soft: #444;
  --accent: #2f6fde; --bad: #b3262c; --good: #1b7f52; --cue: #96690a; --band: #f1f3f6; --band-2: #e4e8ee; }
  body { padding: 0; font-size: 12px; } table, .chart { min-width: 0; } .switch { display: none; } section, tr, .figures, svg { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2 { break-after: avoid; margin-top: 24px; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`
