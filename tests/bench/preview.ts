import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { printResult, withIngests } from '../support/bench-folder.ts'
import { percentile } from '../support/percentile.ts'
import { lumaOfEveryFrame, readMedia } from '../support/received-media.ts'
import { connectWire, type StudioWire, serveStudioProcess } from '../support/served-studio-process.ts'

/**
 * Programme tick → picture decoded in the cockpit, in a real Chromium (when it is drawn is reported beside it). The
 * programme is switched to and fro between two films that differ in one corner; of each switch three times are known, by
 * the clock of one machine: when it was asked for, when the cockpit's decoder gave out its first picture, and which
 * picture of the recording that is. No tick is before it was asked for, so the latest of (asked - recorded) over all
 * switches is when the recording began, or a little earlier: delays come out as they were or a little longer.
 */
const TARGET_MS = 80
const SWITCHES = 60
const EVERY_MS = 400
const CORNER = { x: 16, y: 16, width: 96, height: 64 }
const CHROMIUM = process.env.CADENCE_CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

/** A picture whose corner is another than that of the one before. */
interface Seen {
  readonly isWhite: boolean
  /** The decoder gave it out. */
  readonly decodedAtMs: number
  /** It was drawn; null when a newer one was drawn instead. */
  readonly paintedAtMs: number | null
}

const nowMs = (): number => performance.timeOrigin + performance.now()

const measured = await withIngests(0, async (dir) => {
  const clips = ['black', 'white'].map((colour) => film(dir, colour))
  const studio = await serveStudioProcess(join(dir, 'data'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  try {
    const { asked, seen } = await switchToAndFro(browser, studio.cockpitUrl, clips)
    const [recording] = globSync(join(dir, 'data/sessions/*/recording.mp4'))
    return delays(asked, seen, switchesIn(recording as string))
  } finally {
    await browser.close()
    await studio.stop()
  }
})
printResult({
  name: 'preview',
  target: TARGET_MS,
  value: percentile(measured.decoded, 0.95),
  unit: 'ms',
  pass: percentile(measured.decoded, 0.95) <= TARGET_MS,
  raw: {
    medianMs: percentile(measured.decoded, 0.5),
    leastMs: Math.min(...measured.decoded),
    delaysMs: measured.decoded.map(Math.round),
    painted: {
      pictures: measured.painted.length,
      medianMs: percentile(measured.painted, 0.5),
      p95Ms: percentile(measured.painted, 0.95),
    },
  },
})

/** A moving picture with a plain corner. */
function film(dir: string, colour: string): string {
  const path = join(dir, `${colour}.mp4`)
  const picture = `testsrc=s=1280x720:r=30,drawbox=x=0:y=0:w=160:h=96:t=fill:color=${colour}`
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=r=48000']
  const encode = ['-t', '4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...encode, path])
  return path
}

async function switchToAndFro(browser: Browser, cockpitUrl: string, clips: readonly string[]) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(watchPictures)
  await page.goto(cockpitUrl)
  await page.locator('.preview[data-state="playing"]').waitFor()
  const [cookie] = await context.cookies()
  const wire = await connectWire(new URL(page.url()).origin, `${cookie?.name}=${cookie?.value}`)
  const sources = await addFilms(wire, clips)
  const live = wire.until('show.changed', ({ show }: { show: { kind: string } }) => show.kind === 'live')
  await wire.send('show.goLive', { title: 'Preview' })
  await live
  await delay(3_000)

  const from = nowMs()
  const asked: number[] = []
  for (let index = 0; index < SWITCHES; index++) {
    await delay(EVERY_MS + Math.random() * 100)
    asked.push(nowMs())
    await wire.send('source.select', { sourceId: sources[(index + 1) % 2] })
  }
  await delay(1_000)
  const seen = await seenSince(page, from)
  const off = wire.until('show.changed', ({ show }: { show: { kind: string } }) => show.kind === 'off')
  await wire.send('show.stop', {})
  await off
  wire.close()
  return { asked, seen }
}

/** Both are opened; the one with the black corner is on the programme. */
async function addFilms(wire: StudioWire, clips: readonly string[]): Promise<string[]> {
  const sources: string[] = []
  for (const device of clips) {
    const running = wire.until(
      'source.changed',
      ({ source }: { source: { device: string; state: { kind: string } } }) =>
        source.device === device && source.state.kind === 'running',
    )
    const { sourceId } = await wire.send('source.add', { kind: 'file', name: 'Film', device })
    sources.push(sourceId as string)
    await running
  }
  await wire.send('source.select', { sourceId: sources[0] })
  await delay(1_000)
  return sources
}

/** Runs in the page before its own script: notes when each picture is decoded, its corner, and when it is drawn. */
function watchPictures(): void {
  const decoded: { timestamp: number; isWhite: boolean; atMs: number }[] = []
  const painted = new Map<number, number>()
  Object.assign(globalThis, { cadencePictures: { decoded, painted } })
  const epochMs = () => performance.timeOrigin + performance.now()
  const rect = { x: 32, y: 32, width: 16, height: 16 }

  async function note(frame: VideoFrame, atMs: number): Promise<void> {
    const pixels = new Uint8Array(frame.allocationSize({ rect }))
    await frame.copyTo(pixels, { rect })
    decoded.push({ timestamp: frame.timestamp, isWhite: (pixels[0] ?? 0) > 128, atMs })
    frame.close()
  }
  globalThis.VideoDecoder = class extends VideoDecoder {
    constructor({ output, error }: VideoDecoderInit) {
      super({
        error,
        output(frame) {
          void note(frame.clone(), epochMs())
          output(frame)
        },
      })
    }
  }
  const paintings = new MutationObserver((changes) => {
    for (const { target } of changes)
      painted.set(Math.round(Number((target as HTMLElement).dataset.atMs) * 1000), epochMs())
  })
  paintings.observe(document, { subtree: true, attributeFilter: ['data-at-ms'] })
}

/** Every change of the corner since then, by its first decoded picture. */
async function seenSince(page: Page, fromMs: number): Promise<Seen[]> {
  const all = await page.evaluate(() => {
    const { decoded, painted } = (globalThis as unknown as { cadencePictures: Pictures }).cadencePictures
    return decoded.map((picture) => ({ ...picture, paintedAtMs: painted.get(picture.timestamp) ?? null }))
  })
  return all
    .filter(({ isWhite, atMs }, index) => atMs > fromMs && isWhite !== all[index - 1]?.isWhite)
    .map(({ isWhite, atMs, paintedAtMs }) => ({ isWhite, decodedAtMs: atMs, paintedAtMs }))
}

interface Pictures {
  readonly decoded: readonly { readonly timestamp: number; readonly isWhite: boolean; readonly atMs: number }[]
  readonly painted: ReadonlyMap<number, number>
}

/** Times at which the corner changes its colour, ms from the recording's begin. */
function switchesIn(recording: string): number[] {
  const { videoDts } = readMedia(recording)
  const white = lumaOfEveryFrame(recording, CORNER).map((luma) => luma > 128)
  const begin = videoDts[0] as number
  return white.flatMap((is, index) =>
    index > 0 && is !== white[index - 1] ? [((videoDts[index] as number) - begin) * 1000] : [],
  )
}

interface Delays {
  readonly decoded: readonly number[]
  readonly painted: readonly number[]
}

function delays(asked: readonly number[], seen: readonly Seen[], recorded: readonly number[]): Delays {
  if (seen.length !== asked.length || recorded.length !== asked.length)
    throw new Error(`${asked.length} switches: ${seen.length} were decoded, ${recorded.length} recorded`)
  const beginsAtMs = Math.max(...asked.map((atMs, index) => atMs - (recorded[index] as number)))
  const tickAtMs = (index: number) => beginsAtMs + (recorded[index] as number)
  return {
    decoded: seen.map(({ decodedAtMs }, index) => decodedAtMs - tickAtMs(index)),
    painted: seen.flatMap(({ paintedAtMs }, index) => (paintedAtMs === null ? [] : [paintedAtMs - tickAtMs(index)])),
  }
}
