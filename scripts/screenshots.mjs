/**
 * `node scripts/screenshots.mjs FOLDER`: pictures of the cockpit as it is, from a real studio in a real Chromium: before
 * air, live, ended, and the dialogs of comments, picture and health; dark and light, English and Chinese, large and small. `cockpit.png` in it is the README's.
 */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { inRoot } from './setup/places.mjs'
import { runProgram } from './setup/run-program.mjs'
import { runScript, SetupError, say } from './setup/say.mjs'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
]
const LANGUAGES = ['en', 'zh-CN']
const THEMES = ['dark', 'light']
const TITLE = 'Crystal night · North America'

const COMMENTS = [
  ['tiktok', 'Dani', 'hiii just got here, what did i miss??'],
  ['shopee', 'rini_ayu', 'kak spill harganya dong yg ungu 😍'],
  ['facebook', 'Lupe Ortega', 'buenas noches desde Monterrey, qué preciosa la lámpara'],
  ['tiktok', '小鱼儿', '主播，这款灯的底座是实木的吗？'],
  ['lazada', 'นภา ใจดี', 'มีสีชมพูไหมคะ ส่งเชียงใหม่กี่วัน'],
  ['youtube', 'ليلى الحربي', 'كم سعر الشحن إلى الرياض؟'],
  ['youtube', 'प्रिया शर्मा', 'क्या यह लैंप दो रंगों में आता है?'],
  ['shopee', 'Minh Anh', 'Shop ơi, đèn này có bảo hành không ạ?'],
  ['tiktok', 'さくら', '電圧は100Vでも使えますか？'],
  ['facebook', 'Marta K', 'ordered two for my sister, checkout was quick'],
  ['tiktok', 'Jo', 'does the light dim or is it on/off only?'],
]

/** Width, length, turn, fill of each petal, back to front. */
const PETALS = [
  ...[-74, 74, -54, 54, -35, 35].map((turn) => [92, 300, turn, 'outer']),
  ...[-27, 27, -13, 13].map((turn) => [86, 335, turn, 'inner']),
  [80, 352, 0, 'core'],
]
const petal = ([w, h, turn, fill]) =>
  `<path transform="translate(960 690) rotate(${turn})" d="M0 0C${-w} ${-h * 0.35} ${-w * 0.75} ${-h * 0.8} 0 ${-h}C${w * 0.75} ${-h * 0.8} ${w} ${-h * 0.35} 0 0Z" fill="url(#${fill})" opacity=".85" stroke="#fff" stroke-opacity=".35" stroke-width="1.5"/>`
const LIGHTS = [
  [180, 210, 90],
  [340, 120, 50],
  [1560, 180, 110],
  [1730, 330, 60],
  [1380, 110, 44],
  [520, 300, 38],
  [90, 470, 70],
]
const light = ([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#ffd9a0" opacity=".1"/>`
const SCENE = `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080" width="1920" height="1080">
<defs>
<radialGradient id="room" cx=".5" cy=".5" r=".75"><stop offset="0" stop-color="#6b4a63"/><stop offset=".45" stop-color="#3a2b47"/><stop offset="1" stop-color="#15131f"/></radialGradient>
<linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8a5a3c"/><stop offset=".25" stop-color="#5e3b2a"/><stop offset="1" stop-color="#2a1a16"/></linearGradient>
<radialGradient id="glow"><stop offset="0" stop-color="#ffe7bd" stop-opacity=".95"/><stop offset=".35" stop-color="#ffb98a" stop-opacity=".45"/><stop offset="1" stop-color="#ff9a7a" stop-opacity="0"/></radialGradient>
<linearGradient id="outer" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#ffd8b0"/><stop offset=".6" stop-color="#e98fb0"/><stop offset="1" stop-color="#b96bb0"/></linearGradient>
<linearGradient id="inner" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#fff0d0"/><stop offset=".6" stop-color="#ffb3c1"/><stop offset="1" stop-color="#e08ac0"/></linearGradient>
<linearGradient id="core" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#fffbe8"/><stop offset=".6" stop-color="#ffd3c4"/><stop offset="1" stop-color="#ffb0cf"/></linearGradient>
<linearGradient id="brass" x1="0" x2="1"><stop offset="0" stop-color="#7a5524"/><stop offset=".4" stop-color="#f0cf85"/><stop offset="1" stop-color="#6d4a20"/></linearGradient>
</defs>
<rect width="1920" height="1080" fill="url(#room)"/>${LIGHTS.map(light).join('')}
<rect y="800" width="1920" height="280" fill="url(#table)"/>
<ellipse cx="960" cy="850" rx="620" ry="90" fill="url(#glow)" opacity=".6"/>
<circle cx="960" cy="560" r="520" fill="url(#glow)" opacity=".55"/>
<ellipse cx="960" cy="868" rx="250" ry="26" fill="#120b0b" opacity=".5"/>
<path d="M930 690h60v120h-60z" fill="url(#brass)"/><path d="M790 850c0-34 76-52 170-52s170 18 170 52z" fill="url(#brass)"/>
${PETALS.map(petal).join('')}
<ellipse cx="960" cy="690" rx="130" ry="22" fill="url(#brass)"/>
</svg>`

await runScript(async () => {
  const folder = process.argv[2]
  if (!folder) {
    throw new SetupError(
      'Which folder? Nothing was made. Run: node scripts/screenshots.mjs FOLDER',
      '请指定文件夹。没有生成任何内容。用法：node scripts/screenshots.mjs 文件夹',
      2,
    )
  }
  const { node } = await ensureSetup({ system: ['ffmpeg', 'fonts', 'tests'], systemRequired: true })
  const out = resolve(folder)
  mkdirSync(out, { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'cadence-screenshots-'))
  const children = []
  const browser = await chromium.launch({
    executablePath: process.env.CADENCE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const studio = await startStudio(node, join(work, 'data'), children)
    const ingest = await startIngest(node, work, children)
    const scene = await drawScene(browser, work)
    await takeAll({ browser, studio, scene, ingest, out })
  } finally {
    await browser.close()
    await Promise.all(children.map(end))
    rmSync(work, { recursive: true, force: true })
  }
  copyFileSync(join(out, 'live-en-dark-1440x900.png'), join(out, 'cockpit.png'))
  say(`The pictures are in ${out}.`, `截图已保存到 ${out}。`)
  return 0
})

async function takeAll({ browser, studio, scene, ingest, out }) {
  const page = await (
    await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce', locale: 'en-US' })
  ).newPage()
  const take = (state) => takeState(page, state, out)
  await page.setViewportSize(SIZES[0])
  await page.goto(studio.cockpitUrl)
  await page.getByTestId('go-live').waitFor()
  await prepare(page, scene, ingest)
  await take('before')
  await page.getByTestId('connect-comments').click()
  await page.getByTestId('show-token').click()
  await take('connect')
  await page.keyboard.press('Escape')
  await page.getByTestId('picture-settings').click()
  await take('picture')
  await page.keyboard.press('Escape')

  await page.getByTestId('go-live').click()
  await page.locator('[data-testid="show-state"][data-kind="live"]').waitFor()
  await sendRoom(studio)
  await showPromo(page)
  await page.locator('.on-air[data-fresh="true"]').waitFor({ timeout: 60_000 })
  await take('live')
  await page.getByTestId('stream-health').click()
  await take('health')
  await page.keyboard.press('Escape')
  await page.getByTestId('stop-show').click()
  await page.getByTestId('confirm-stop').click()
  await page.getByTestId('open-report').waitFor()
  await take('ended')
}

async function prepare(page, scene, ingest) {
  await page.getByTestId('add-source').click()
  const source = page.getByTestId('add-source-form')
  await source.locator('select[name="kind"]').selectOption('file')
  await source.locator('input[name="device"]').fill(scene)
  await source.locator('input[name="name"]').fill('Table camera')
  await page.getByTestId('confirm-add-source').click()
  await page.locator('[data-testid="source"]', { hasText: 'Table camera' }).locator('.row-choice').click()
  await page.locator('[data-testid="source"][data-active="true"]', { hasText: 'Table camera' }).waitFor()
  await addDestination(page, 'tiktok', 'TikTok Shop US', `${ingest}/one`)
  await addDestination(page, 'shopee', 'Shopee Live', `${ingest}/two`)
  await page.getByTestId('check-again').click()
  await page.locator('[data-check="destinations"][data-outcome="ok"]').waitFor()
  await page.getByTestId('show-title').fill(TITLE)
}

async function addDestination(page, platform, name, url) {
  await page.getByTestId('add-destination').click()
  const form = page.getByTestId('add-destination-form')
  await form.locator('select[name="platform"]').selectOption(platform)
  await form.locator('input[name="name"]').fill(name)
  await form.locator('input[name="url"]').fill(url)
  await page.getByTestId('confirm-add-destination').click()
  await form.waitFor({ state: 'detached' })
}

async function sendRoom({ ingestUrl, ingestToken }) {
  const comments = COMMENTS.map(([platform, name, text], index) => {
    return { type: 'comment', platform, id: `c${index}`, viewer: { id: `v${index}`, name }, text }
  })
  const response = await fetch(`${ingestUrl}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ingestToken}` },
    body: JSON.stringify([...comments, { type: 'viewers', platform: 'tiktok', count: 1284 }]),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** The promo on air, and one platform that cannot be reached beside two that are live. */
async function showPromo(page) {
  const form = page.getByTestId('promo-form')
  const values = { title: 'Crystal lotus lamp', price: '29.90', compareAt: '45.00', minutes: '7' }
  for (const [name, value] of Object.entries(values)) await form.locator(`input[name="${name}"]`).fill(value)
  await page.getByTestId('promo-show').click()
  await page.locator('[data-testid="promo-state"][data-kind="onAir"]').waitFor()
  await addDestination(page, 'youtube', 'YouTube', `rtmp://127.0.0.1:${await freePort()}/live2/key`)
}

/** Every theme, language and size of what the page shows now. */
async function takeState(page, state, out) {
  await page.mouse.move(0, 0)
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      await choose(page, 'language-switch', () => document.documentElement.lang, language)
      await choose(page, 'theme-switch', () => document.documentElement.dataset.theme, theme)
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.locator('.preview[data-state="playing"]').waitFor()
        if (state === 'live') await page.locator('[data-testid="destination"][data-state="retrying"]').waitFor()
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
        await page.screenshot({ path: join(out, `${state}-${language}-${theme}-${size.width}x${size.height}.png`) })
      }
    }
  }
}

/** Presses a switch unless it stands right. A dialog may lie over it, so no pointer is used. */
async function choose(page, testId, read, wanted) {
  if ((await page.evaluate(read)) !== wanted) await page.getByTestId(testId).evaluate((button) => button.click())
}

async function startStudio(node, dataDir, children) {
  const child = spawn(node, [inRoot('dist', 'headless', 'cli.mjs'), 'serve', '--json', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error('the studio did not start')
}

/** The ingest that rehearsals use. Out: the address that keys are appended to. */
async function startIngest(node, folder, children) {
  const port = await freePort()
  const args = [inRoot('dist', 'headless', 'rehearsal-ingest.mjs'), `${port}`, folder]
  children.push(spawn(node, args, { stdio: ['pipe', 'ignore', 'inherit'] }))
  return `rtmp://127.0.0.1:${port}/live`
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
}

/** A lamp on a table, drawn here so that nobody's picture is needed; it breathes a little, as a camera's picture does. */
async function drawScene(browser, work) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.setContent(SCENE)
  const still = join(work, 'scene.png')
  await page.screenshot({ path: still })
  await page.close()
  const file = join(work, 'scene.mp4')
  const zoom = "zoompan=z='1.05+0.03*sin(2*PI*on/240)':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=240:s=1280x720:fps=30"
  const picture = ['-i', still, '-vf', zoom, '-frames:v', '240', '-c:v', 'libx264', '-pix_fmt', 'yuv420p']
  const { code } = await runProgram('ffmpeg', ['-v', 'error', '-y', ...picture, file])
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  return file
}
