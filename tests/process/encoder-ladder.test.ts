import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeError } from '../../src-main/contract/errors.ts'
import { type Hardware, readHardware } from '../../src-main/core/encode/hardware.ts'
import { createLadder, rungsOf } from '../../src-main/core/encode/ladder.ts'
import { openLadder } from '../../src-main/core/encode/open-ladder.ts'
import type { Probed } from '../../src-main/core/encode/probe-cache.ts'
import { probeEncoder } from '../../src-main/core/encode/probe-encoder.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { type FakeProgram, fakeProgram } from '../support/fake-programs/fake-program.ts'
import { encoderStage, FORMAT, isGone } from './encoder-stage.ts'

/** Fake programs stand in for the hardware: none was tested. */
const NVIDIA: Hardware = { ...readHardware('linux', '/nowhere'), hasNvidia: true, facts: ['driver 1'] }
const NVENC: Probed = { encoder: 'h264_nvenc', trouble: null }
const VAAPI: Probed = { encoder: 'h264_vaapi', device: '/dev/dri/renderD128', trouble: null }

const encoders = (program: FakeProgram) =>
  program.starts().flatMap(({ args }) => (args.includes('-c:v') ? [args[args.indexOf('-c:v') + 1]] : ['-encoders']))

function withHardware(mayChange: () => boolean = () => true, dataDir?: string) {
  return ({ path, dir }: FakeProgram, signal: AbortSignal) =>
    openLadder(
      {
        ffmpeg: { path, version: '5.1' },
        dataDir: dataDir ?? dir,
        format: FORMAT,
        journal: createChildJournal(dir),
        clock: systemClock,
        mayChange,
        hardware: NVIDIA,
      },
      signal,
    )
}

const tested =
  (...probed: Probed[]) =>
  () =>
    createLadder({ rungs: rungsOf(probed), monotonicMs: systemClock.monotonicMs })

/** The first time this encoder runs for this reason. */
async function runs({ seen }: Pick<ReturnType<typeof encoderStage>, 'seen'>, encoder: string, reason: string) {
  for (let nth = 1; ; nth++) {
    const state = await seen.of('running', nth)
    if (state.encoder === encoder && state.reason?.en.includes(reason)) return state
  }
}

function probe(...behaviours: string[]) {
  const program = fakeProgram('encoder', ...behaviours)
  const deps = { ffmpegPath: program.path, format: FORMAT, journal: createChildJournal(program.dir) }
  return { program, deps, trouble: probeEncoder({ encoder: 'h264_nvenc' }, deps) }
}

test.each([
  ['flows', null],
  ['fails', 'Error while opening encoder: no device'],
  ['dies:20', 'x264 [error]: malloc of size 3110400 failed'],
  ['skips:7', '29 of 30 pictures came out'],
  ['garbage', 'its output is not FLV'],
])('a probe of an encoder that %s says: %s', async (behaviour, trouble) => {
  expect(await probe(behaviour).trouble).toBe(trouble)
})

test.each([
  ['is called off', () => ({ signal: AbortSignal.timeout(300) }), 'ended by SIGKILL'],
  ['is called off before it begins', () => ({ signal: AbortSignal.abort() }), 'ended by SIGKILL'],
  ['takes too long', () => ({ limitMs: 300 }), 'no answer within 0.3 s'],
])('a probe that %s ends its encoder', async (_what, end, trouble) => {
  const program = fakeProgram('encoder', 'deaf')
  const deps = { ffmpegPath: program.path, format: FORMAT, journal: createChildJournal(program.dir), ...end() }
  expect(await probeEncoder({ encoder: 'h264_qsv' }, deps)).toBe(trouble)
  for (const { pid } of program.starts()) expect(isGone(pid)).toBe(true)
})

test('present and works: libx264 runs at once, the hardware takes over, and a second start does not probe', async () => {
  const stage = encoderStage(['flows'], withHardware())
  const { seen, program, end, morePictures, pictures } = stage
  expect(seen.all[0]).toMatchObject({
    kind: 'starting',
    encoder: 'libx264',
    reason: { en: expect.stringContaining('still being tested') },
  })
  await runs(stage, 'h264_nvenc', 'passed')
  await morePictures(5)
  const ticks = pictures().map(({ tick }) => tick as number)
  expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
  expect(seen.kinds()).not.toContain('retrying')
  await end()
  expect(encoders(program).toSorted()).toEqual(['-encoders', 'h264_nvenc', 'h264_nvenc', 'libx264'])

  const ladder = withHardware()(program, new AbortController().signal)
  expect(ladder.current().encoder).toBe('h264_nvenc')
  expect(encoders(program)).toHaveLength(4)
})

test('during a show the hardware waits until it is over', async () => {
  let onAir = true
  const { seen, ladder, morePictures, program } = encoderStage(
    ['flows'],
    withHardware(() => !onAir),
  )
  await seen.of('running')
  while (!existsSync(join(program.dir, 'encoders.json'))) await morePictures(5)
  await morePictures(20)
  expect(seen.kinds()).toEqual(['starting', 'running'])
  onAir = false
  ladder.settle()
  expect(await seen.of('running', 2)).toMatchObject({ encoder: 'h264_nvenc' })
})

test('present and fails at open: libx264 runs on untouched, and says why', async () => {
  const stage = encoderStage(['h264_nvenc=fails', 'libx264=flows'], withHardware())
  const { seen, program } = stage
  const { reason } = await runs(stage, 'libx264', 'h264_nvenc (Error while opening encoder: no device)')
  expect(reason?.['zh-CN']).toContain('h264_nvenc')
  expect(seen.kinds()).not.toContain('retrying')
  expect(encoders(program).filter((name) => name === 'libx264')).toHaveLength(1)
})

test('fails after some pictures: the same once more, then the next, then libx264; time goes on', async () => {
  const behaviours = ['h264_nvenc=dies:20', 'h264_vaapi=fails', 'libx264=flows']
  const { seen, program, pictures, morePictures, tags } = encoderStage(behaviours, tested(NVENC, VAAPI))
  await seen.of('running', 3)
  await morePictures(10)
  expect(encoders(program)).toEqual(['h264_nvenc', 'h264_nvenc', 'h264_vaapi', 'h264_vaapi', 'libx264'])
  const errors = seen.all.flatMap((state) => (state.kind === 'retrying' ? [state.error] : []))
  expect(errors.map(({ code }) => code)).toEqual([
    'encoder.stopped',
    'encoder.replaced',
    'encoder.failed',
    'encoder.replaced',
  ])
  expect(describeError(errors[1] as (typeof errors)[0]).en).toMatch(
    /^h264_nvenc stopped twice .* h264_vaapi takes over/,
  )
  expect(seen.all.at(-1)).toMatchObject({ encoder: 'libx264', reason: { en: expect.stringContaining('h264_vaapi') } })
  const ticks = pictures().map(({ tick }) => tick as number)
  expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
  expect(pictures()[20]?.isKey).toBe(true)
  expect(pictures()[40]?.isKey).toBe(true)
  expect(tags.filter(({ kind, isHeader }) => kind === 'video' && isHeader)).toHaveLength(1)
})

test('hardware that passed and then failed is tested anew at the next start', async () => {
  const behaviours = ['h264_nvenc=flows', 'h264_nvenc=dies:5', 'libx264=flows']
  const stage = encoderStage(behaviours, withHardware())
  await runs(stage, 'libx264', 'h264_nvenc stopped')
  expect(existsSync(join(stage.program.dir, 'encoders.json'))).toBe(false)
})
