import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type CliResult, runCli } from '../support/run-cli.ts'
import { tempDir } from '../support/temp-dir.ts'

/** A sentence in each language, no stack trace, and an exit code that says so. */
function expectSentence({ code, stdout, stderr }: CliResult, sentence: RegExp): void {
  expect(code).not.toBe(0)
  expect(stdout).toBe('')
  expect(stderr).toMatch(sentence)
  expect(stderr).toMatch(/[\u4e00-\u9fff]{4,}/)
  expect(stderr).not.toMatch(/^\s+at /m)
}

test.for([
  ['an unknown command', ['broadcast'], /Unknown command "broadcast"/],
  ['an unknown flag', ['rehearse', '--loud'], /Unknown option --loud/],
  ['a flag without its value', ['rehearse', '--seconds'], /--seconds needs a value/],
  ['a number that is none', ['rehearse', '--seconds', 'soon'], /--seconds cannot be "soon"/],
  ['a missing source file', ['rehearse', '--source', '/nowhere/clip.mp4'], /\/nowhere\/clip\.mp4 does not exist/],
  [
    'a missing comment file',
    ['rehearse', '--comments', '/nowhere/comments.jsonl'],
    /\/nowhere\/comments\.jsonl cannot be read/,
  ],
  ['an address that is none', ['rehearse', '--to', 'http://example.invalid/live/key'], /is not a streaming address/],
  ['sessions of no data folder', ['sessions', '--data', '/nowhere', '--json'], /\/nowhere holds no studio data/],
] as const)('%s is a clear sentence', async ([, args, sentence]) => {
  const out = tempDir()
  const extra = args[0] === 'rehearse' && args.length > 1 && args[1] !== '--loud' ? ['--out', out] : []
  const ordered = extra.length > 0 ? [args[0], ...extra, ...args.slice(1)] : [...args]
  expectSentence(await runCli(ordered), sentence)
})

test('a source file that is no media is a clear sentence', async () => {
  const dir = tempDir()
  writeFileSync(`${dir}/notes.mp4`, 'these are notes, not a film')
  expectSentence(await runCli(['rehearse', '--source', `${dir}/notes.mp4`, '--out', `${dir}/out`]), /cannot be played/)
})

test('a port in use is a clear sentence', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? `${address.port}` : ''
  expectSentence(await runCli(['serve', '--data', tempDir(), '--port', port]), new RegExp(`Port ${port} is in use`))
})

test('a data folder that cannot be written is a clear sentence', async () => {
  const dir = tempDir()
  writeFileSync(`${dir}/file`, '')
  expectSentence(await runCli(['serve', '--data', `${dir}/file/data`]), /cannot be written/)
})

test('no fit ffmpeg is a clear sentence', async () => {
  expectSentence(
    await runCli(['serve', '--data', tempDir()], { CADENCE_FFMPEG: '/nowhere/ffmpeg' }),
    /No usable ffmpeg was found \(\/nowhere\/ffmpeg does not exist\)/,
  )
})

test('an unknown session and an unknown report format are clear sentences, and nothing is written', async () => {
  const dir = tempDir()
  mkdirSync(`${dir}/data`)
  const comments = `${dir}/none.jsonl`
  writeFileSync(comments, '')
  await runCli([
    'rehearse',
    '--seconds',
    '1',
    '--out',
    `${dir}/data`,
    '--comments',
    comments,
    '--to',
    'rtmp://127.0.0.1:1/live/k',
  ])
  expectSentence(
    await runCli(['report', '--data', `${dir}/data`, '--session', 'none', '--out', `${dir}/out`]),
    /There is no session "none"/,
  )
  expectSentence(
    await runCli(['report', '--data', `${dir}/data`, '--session', 'none', '--out', `${dir}/out`, '--format', 'docx']),
    /"docx" is not one of them|no session/,
  )
})
