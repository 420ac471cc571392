import { appendFileSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { begin, fail, playDeaf, say } from './begin.ts'

/** A pusher: FLV on stdin, the stream key by `-fpre`, progress on descriptor 4 once it is connected. */
const { dir, args, behaviour } = begin()
const preset = readFileSync(args[args.indexOf('-fpre') + 1] as string, 'utf8')
let bytes = 0

/** The test's pictures are tiny: each of their bytes counts as many, so that they outgrow a send buffer. */
const BYTES_FOR_ONE = 2_000
const BYTES_PER_PICTURE = 54
/** Long enough to have been a success. */
const LIFE_BYTES = 4_000

function reportProgress(): void {
  const pictures = Math.floor(bytes / BYTES_PER_PICTURE)
  const progress = `frame=${pictures}\ntotal_size=${bytes * BYTES_FOR_ONE}\nout_time_us=${pictures * 40_000}`
  writeSync(4, `${progress}\nprogress=continue\n`)
}

switch (behaviour) {
  case 'refused':
    fail('[rtmp @ 0x5581] Server error: Already publishing')
    break
  case 'unreachable':
    say('[tcp @ 0x5581] Connection to tcp://127.0.0.1:1 failed: Connection refused')
    fail('rtmp://127.0.0.1:1/live: Connection refused')
    break
  case 'tells-the-key':
    fail(`[rtmp @ 0x5581] Server error: stream ${preset.trim().split('=').slice(1).join('=')} is banned`)
    break
  case 'untrusted':
    fail('[tls @ 0x5581] Peer certificate failed verification')
    break
  case 'silent':
    setInterval(() => {}, 60_000)
    break
  case 'deaf':
    playDeaf()
    break
  case 'keeps-what-it-knows':
    writeFileSync(join(dir, 'known'), JSON.stringify({ preset, args, environment: process.env }))
    break
}

process.stdin.on('data', (chunk) => {
  bytes += chunk.length
  appendFileSync(join(dir, 'sent.flv'), chunk)
  if (behaviour === 'silent') return
  reportProgress()
  if (behaviour === 'dies' && bytes > LIFE_BYTES) fail('av_interleaved_write_frame(): Broken pipe')
})
process.stdin.on('end', () => behaviour !== 'deaf' && process.exit(0))
