import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { avOffsetsMs, readMedia } from '../support/received-media.ts'
import { lastLine, runCli } from '../support/run-cli.ts'
import { tempDir } from '../support/temp-dir.ts'

const SECONDS = 6
const FRAMES = SECONDS * 30

test('a rehearsal of the test card: every frame recorded and received, sound in step, every comment stored once', async () => {
  const out = tempDir()
  const { code, stdout } = await runCli(['rehearse', '--seconds', `${SECONDS}`, '--out', out, '--json'])
  expect(code).toBe(0)
  const summary = JSON.parse(lastLine(stdout))
  const [received] = globSync(join(out, 'received/live/*/*.flv'))

  expect(summary.frames).toEqual({ expected: FRAMES, programme: FRAMES, dropped: 0, slate: 0 })
  expect(summary.encoder).toBe('libx264')
  for (const file of [summary.recording, received]) {
    const media = readMedia(file)
    expect(media).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', width: 1280, height: 720 })
    expect(Math.abs(media.videoFrames - FRAMES)).toBeLessThanOrEqual(3)
    const offsets = avOffsetsMs(file)
    expect(offsets.length).toBeGreaterThanOrEqual(SECONDS - 1)
    for (const offset of offsets) expect(Math.abs(offset)).toBeLessThanOrEqual(40)
  }

  const report = JSON.parse(readFileSync(summary.reports.json, 'utf8'))
  const { urgent } = report.totals.comments
  expect(urgent).toBeGreaterThan(0)
  expect(summary.comments).toEqual({ received: 62, stored: 60, duplicates: 2, urgent })
  expect(report.totals.comments.total).toBe(60)
  expect(Object.keys(report)).toEqual(
    expect.arrayContaining(['session', 'totals', 'byMinute', 'byPhase', 'destinations', 'promos', 'actions']),
  )
  expect(readFileSync(summary.reports.html, 'utf8')).toContain('</html>')
  expect(summary.promos).toEqual({ shown: 1 })
  expect(summary.destinations).toMatchObject([{ state: 'live', reconnects: 0, droppedFrames: 0 }])
  expect(summary.destinations[0].url).toMatch(/\/live\/\*\*\*$/)
})

test('a rehearsal of a media file without sound, with comments of its own and to an address given by hand that refuses: recorded all the same, and said so', async () => {
  const out = tempDir()
  const clip = join(out, 'clip.mp4')
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=640x480:r=25',
    '-t',
    '2',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    clip,
  ])
  const comments = join(out, 'comments.jsonl')
  const viewer = { id: 'v1', name: 'Ana' }
  const lines = [0, 1, 1, 2].map((id) =>
    JSON.stringify({ type: 'comment', platform: 'youtube', id: `c${id}`, viewer, text: `¿cuánto cuesta? ${id}` }),
  )
  writeFileSync(comments, [...lines, 'not json'].join('\n'))

  const key = 'sk-very-secret-key'
  const args = [
    'rehearse',
    '--seconds',
    '4',
    '--source',
    clip,
    '--comments',
    comments,
    '--to',
    `rtmp://127.0.0.1:1/live/${key}`,
    '--out',
    join(out, 'show'),
    '--json',
  ]
  const { code, stdout, stderr } = await runCli(args)
  const summary = JSON.parse(lastLine(stdout))

  expect(code).toBe(1)
  expect(stderr).toMatch(/Destination 1 cannot be reached .*tried again by itself/)
  expect(stderr).toMatch(/No destination took the stream.*\n没有平台接受推流/)
  expect(stderr).toMatch(/1 line\(s\) of .* are no events/)
  expect(summary.frames).toEqual({ expected: 120, programme: 120, dropped: 0, slate: 0 })
  expect(readMedia(summary.recording)).toMatchObject({ videoFrames: 120, audioCodec: 'aac' })
  expect(summary.comments).toMatchObject({ stored: 3, duplicates: 1 })
  expect(summary.destinations).toMatchObject([{ frames: 0, url: 'rtmp://127.0.0.1:1/live/***' }])
  expect(summary.destinations[0].state).not.toBe('live')
  const written = globSync(join(out, 'show/**/*.{html,json,jsonl,db,db-wal}')).filter((path) => existsSync(path))
  for (const text of [stdout, stderr, ...written.map((path) => readFileSync(path, 'latin1'))])
    expect(text).not.toContain(key)
})
