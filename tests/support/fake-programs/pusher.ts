import { appendFileSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { begin, fail, playDeaf, say } from './begin.ts'

/** A pusher: FLV on stdin, the stream key by `-fpre`, progress on descriptor 4 once it is connected. */
const { dir, args, behaviour } = begin()
const preset = readFileSync(args[args.indexOf('-fpre') + 1] as string, 'utf8')
let bytes = 0

function reportProgress(): void {
  writeSync(4, `frame=${Math.floor(bytes / 100)}\ntotal_size=${bytes}\nout_time_us=1000\nprogress=continue\n`)
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
  reportProgress()
  if (behaviour === 'dies') fail('av_interleaved_write_frame(): Broken pipe')
})
process.stdin.on('end', () => behaviour !== 'deaf' && process.exit(0))
