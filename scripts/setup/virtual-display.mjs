import { spawn } from 'node:child_process'

/**
 * A screen that nobody sees, so that tests neither need nor disturb a desktop. The server chooses a free number itself
 * (`-displayfd`), which xvfb-run only guesses. Out: `{ display, close }`.
 */
function openVirtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-ac']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const close = () => child.kill('SIGTERM')
  process.once('exit', close)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    child.stdio[3].once('data', (number) => resolve({ display: `:${String(number).trim()}`, close }))
  })
}

/** Runs `work` with the variables that put its windows on a virtual display (Linux), and closes it afterwards. */
export async function onVirtualDisplay(work) {
  const { WAYLAND_DISPLAY: _desktop, ...env } = process.env
  if (process.platform !== 'linux') return work(env)
  const screen = await openVirtualDisplay()
  try {
    return await work({ ...env, DISPLAY: screen.display })
  } finally {
    screen.close()
  }
}
