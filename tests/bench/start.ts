import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * Launch → usable cockpit: from the spawn of Electron until the button that goes live is in the window, by the window's
 * own clock. One warm-up, then the median of five starts on one data folder, as a user's second start is.
 */
const TARGET_S = 1.3
const RUNS = 5
const PATIENCE_MS = 60_000
/** How often the page is asked what it saw; the times are its own, so this costs no accuracy. */
const ASK_EVERY_MS = 250
const ASK = { expression: 'globalThis.cadenceSeen', returnByValue: true }

const ELECTRON = process.env.CADENCE_ELECTRON
if (!ELECTRON) throw new Error('CADENCE_ELECTRON must name the Electron to measure: run npm run bench -- start')

interface Start {
  /** The go-live button stands in the window, after the frame that carries it. */
  readonly usableMs: number
  /** The first programme picture was painted on the preview. */
  readonly previewMs: number
  /** Steps that the main process tells of. */
  readonly marks: Readonly<Record<string, number>>
}

/** Epoch ms at which each thing was first true in the page. */
interface Seen {
  usable?: number
  preview?: number
}

const dataDir = mkdtempSync(join(tmpdir(), 'cadence-bench-'))

async function measureStart(): Promise<Start> {
  const spawnedMs = Date.now()
  const app = spawnApp()
  try {
    const { marks, devTools } = listenTo(app, spawnedMs)
    const seen = await watchWindow(await devTools)
    return { usableMs: seen.usable - spawnedMs, previewMs: seen.preview - spawnedMs, marks }
  } finally {
    await end(app)
  }
}

function spawnApp(): ChildProcess {
  // Chromium refuses to start its sandbox as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(ELECTRON as string, ['dist/electron/main.cjs', ...sandbox, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CADENCE_DATA: dataDir, CADENCE_BENCH_START: '1' },
  })
}

/** What the program says: its marks as they come, and where its windows can be watched. */
function listenTo(app: ChildProcess, spawnedMs: number) {
  const marks: Record<string, number> = {}
  if (!app.stdout || !app.stderr) throw new Error('Electron was started without pipes')
  createInterface({ input: app.stdout }).on('line', (line) => {
    const [, name, epochMs] = /^CADENCE_MARK (\S+) (\d+)$/.exec(line) ?? []
    if (name) marks[name] ??= Number(epochMs) - spawnedMs
  })
  const lines = createInterface({ input: app.stderr })
  const devTools = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
      if (address) resolve(address)
    })
    app.once('error', reject)
    app.once('exit', (code) => reject(new Error(`Electron ended with ${code}`)))
  })
  return { marks, devTools }
}

/** Runs in the page before its own script: notes when the button and the first picture are there. */
function watchPage(): void {
  const seen: Seen = {}
  Object.assign(globalThis, { cadenceSeen: seen })
  const look = () => {
    const button = document.querySelector('[data-testid="go-live"]')
    if (!seen.usable && button && button.getBoundingClientRect().width > 0) seen.usable = Date.now()
    const canvas = document.querySelector<HTMLElement>('[data-testid="preview-canvas"]')
    if (!seen.preview && Number(canvas?.dataset.frames) > 0) seen.preview = Date.now()
    if (!seen.usable || !seen.preview) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/**
 * Has each new page of the window watch itself, and resolves when the cockpit has seen both. Plain DevTools protocol:
 * Playwright's own launch holds Electron back until it is connected, which would be measured too.
 */
function watchWindow(devToolsUrl: string): Promise<Required<Seen>> {
  const socket = new WebSocket(devToolsUrl)
  let lastId = 0
  const send = (method: string, params: object, sessionId?: string): number => {
    lastId += 1
    socket.send(JSON.stringify({ id: lastId, method, params, sessionId }))
    return lastId
  }
  const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }
  let asking: ReturnType<typeof setInterval> | undefined

  const watched = new Promise<Required<Seen>>((resolve, reject) => {
    const watch = (sessionId: string) => {
      send('Page.enable', {}, sessionId)
      send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchPage})()` }, sessionId)
      asking ??= setInterval(() => send('Runtime.evaluate', ASK, sessionId), ASK_EVERY_MS)
    }
    socket.onopen = () => send('Target.setAutoAttach', attach)
    socket.onerror = () => reject(new Error('the DevTools connection failed'))
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data))
      const { sessionId, targetInfo } = message.params ?? {}
      if (message.method === 'Target.attachedToTarget' && targetInfo.type === 'page') watch(sessionId)
      const seen: Seen | undefined = message.result?.result?.value
      if (seen?.usable && seen.preview) resolve({ usable: seen.usable, preview: seen.preview })
    }
    setTimeout(() => reject(new Error('the cockpit did not come up')), PATIENCE_MS).unref()
  })
  return watched.finally(() => {
    clearInterval(asking)
    socket.close()
  })
}

async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const exited = once(app, 'exit')
  app.kill('SIGTERM')
  const force = setTimeout(() => app.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(force)
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

try {
  const starts: Start[] = []
  for (let run = 0; run <= RUNS; run++) {
    const start = await measureStart()
    console.error(
      `${run === 0 ? 'warm-up' : `start ${run}`}: usable after ${start.usableMs} ms, picture after ${start.previewMs} ms`,
    )
    if (run > 0) starts.push(start)
  }
  const value = median(starts.map(({ usableMs }) => usableMs)) / 1000
  const previewMedianMs = median(starts.map(({ previewMs }) => previewMs))
  console.log(
    JSON.stringify({
      name: 'start',
      target: TARGET_S,
      value,
      unit: 's',
      pass: value <= TARGET_S,
      raw: { previewMedianMs, starts },
    }),
  )
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
