import type { Language } from '../../contract/text.ts'
import { hostText } from './host-text.ts'

export interface WindowColours {
  readonly background: string
  readonly text: string
}

/** The cockpit's own ground colours (`--bg` in src-renderer/ui/tokens.css), so that nothing flashes when it takes over. */
export const windowColours = (dark: boolean): WindowColours =>
  dark ? { background: '#0d0f13', text: '#9aa1ac' } : { background: '#f3f4f7', text: '#5c626b' }

/** A page of one line, shown until the core serves the cockpit. Needs no file and no script. */
export function splashUrl(language: Language, { background, text }: WindowColours): string {
  const style = `margin:0;height:100vh;display:grid;place-items:center;background:${background};color:${text};font:15px system-ui,sans-serif`
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Cadence</title><body style="${style}">${hostText.starting[language]}</body></html>`
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
}
