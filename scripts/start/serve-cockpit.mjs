import { inRoot } from '../setup/places.mjs'
import { runInPlace } from '../setup/run-program.mjs'
import { say } from '../setup/say.mjs'

/** No display: the studio runs headless and its own lines tell the cockpit's address. */
export function serveCockpit(node, args) {
  say(
    'There is no display here, so the cockpit is served to a browser. Open the address below on this machine (over SSH: forward its port). Ctrl-C ends the studio.',
    '此处没有显示器，改为在浏览器中打开控制台。请在本机打开下方地址（通过 SSH 时请转发端口）。按 Ctrl-C 结束。',
  )
  return runInPlace(node, ['--enable-source-maps', inRoot('dist', 'headless', 'cli.mjs'), 'serve', ...args])
}
