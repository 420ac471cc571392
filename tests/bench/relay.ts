import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'
import { nginxRtmp } from '../support/nginx-rtmp.ts'
import { cpuBetween, treeCpu } from '../support/process-cpu.ts'
import { readMedia } from '../support/received-media.ts'

/**
 * CPU of a whole studio (core and every child) against one bare ffmpeg: same source, overlay, encode and outputs
 * (one RTMP and a recording) at 720p30, 2.5 Mb/s. Measured alternately in one run, over equal windows of steady state.
 */
const TARGET = 1.5
const ROUNDS = 3
const WINDOW_S = 15
const WARM_UP_S = 6

const dir = mkdtempSync(join(tmpdir(), 'cadence-bench-'))
const nginx = nginxRtmp(dir, await freePort())

function startStudio(round: number): ChildProcess {
  const url = nginx.url(`studio${round}`)
  const args = [
    'dist/headless/cli.mjs',
    'rehearse',
    '--seconds',
    `${WARM_UP_S + WINDOW_S + 10}`,
    '--out',
    join(dir, `studio${round}`),
    '--to',
    url,
  ]
  return spawn(process.execPath, args, { stdio: 'ignore' })
}

function startBare(round: number): ChildProcess {
  const inputs = [
    ...['-re', '-f', 'lavfi', '-i', 'testsrc=size=1280x720:rate=30:decimals=3'],
    ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=220:beep_factor=4:sample_rate=48000'],
    ...['-re', '-f', 'lavfi', '-i', 'color=c=black@0.8:s=564x122:r=30,format=yuva420p'],
  ]
  const corner = 'x=0:y=0:w=320:h=180:t=fill'
  const picture = `drawbox=${corner}:color=white:enable='lt(mod(n,30),1)',drawbox=${corner}:color=black:enable='gte(mod(n,30),1)',format=yuv420p`
  const encode = [
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-tune',
      'zerolatency',
      '-profile:v',
      'high',
      '-b:v',
      '2500k',
      '-maxrate',
      '2500k',
      '-bufsize',
      '5000k',
    ],
    ...[
      '-g',
      '60',
      '-keyint_min',
      '60',
      '-sc_threshold',
      '0',
      '-c:a',
      'aac',
      '-b:a',
      '128k',
      '-ar',
      '48000',
      '-ac',
      '2',
      '-flags',
      '+global_header',
    ],
  ]
  const recording = `[f=mp4:movflags=empty_moov+default_base_moof:frag_duration=400000]${join(dir, `bare${round}.mp4`)}`
  const graph = [
    '-filter_complex',
    `[0:v]${picture}[main];[main][2:v]overlay=x=38:y=560:format=yuv420[v]`,
    '-map',
    '[v]',
    '-map',
    '1:a',
  ]
  return spawn(
    'ffmpeg',
    [
      '-v',
      'error',
      '-nostdin',
      ...inputs,
      ...graph,
      ...encode,
      '-f',
      'tee',
      `[f=flv]${nginx.url(`bare${round}`)}|${recording}`,
    ],
    { stdio: 'ignore' },
  )
}

/** CPU seconds per second of one side's process tree in steady state. */
async function measure(side: ChildProcess): Promise<number> {
  const { pid } = side
  if (pid === undefined) throw new Error('the program did not start')
  const exited = new Promise((resolve) => side.once('exit', resolve))
  await delay(WARM_UP_S * 1000)
  const before = treeCpu(pid)
  const startedAt = performance.now()
  await delay(WINDOW_S * 1000)
  const used = cpuBetween(before, treeCpu(pid))
  const seconds = (performance.now() - startedAt) / 1000
  side.kill('SIGINT')
  await exited
  return used / seconds
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

await nginx.start()
try {
  const rounds: { studio: number; bare: number; ratio: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await measure(startBare(round))
    const studio = await measure(startStudio(round))
    rounds.push({ studio, bare, ratio: studio / bare })
    console.error(
      `round ${round + 1}: studio ${studio.toFixed(3)} cores, bare ffmpeg ${bare.toFixed(3)} cores, ratio ${(studio / bare).toFixed(2)}`,
    )
  }
  const received = nginx.received('studio0').map((file) => readMedia(file).videoFrames)
  const value = Math.round(median(rounds.map(({ ratio }) => ratio)) * 100) / 100
  console.log(
    JSON.stringify({
      name: 'relay',
      target: TARGET,
      value,
      unit: 'x',
      pass: value <= TARGET,
      raw: { rounds, windowSeconds: WINDOW_S, received },
    }),
  )
} finally {
  await nginx.stop()
  rmSync(dir, { recursive: true, force: true })
}
