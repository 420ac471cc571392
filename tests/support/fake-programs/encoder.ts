import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { begin, fail, playDeaf } from './begin.ts'
import { FILE_HEADER, HEADERS, picture, sound } from './flv-bytes.ts'

/** An encoder: pictures on descriptor 3, overlays on 4, sound on 5; FLV on stdout, one picture for each that came. */
const { args, behaviour, count } = begin()
const [width, height] = (args[args.indexOf('-video_size') + 1] ?? '0x0').split('x').map(Number) as [number, number]
const fps = Number(args[args.indexOf('-framerate') + 1])
const FRAME_BYTES = (width * height * 3) / 2
const AAC_FRAME_MS = 1024 / 48
/** Its encoder begins one frame before the sound does; a muxer lets nothing begin before 0. */
const soundAtMs = 1000 * Number(args[args.indexOf('-itsoffset') + 1]) - AAC_FRAME_MS
const movedMs = Math.max(0, -soundAtMs)

if (args.includes('-encoders')) {
  for (const name of ['h264_nvenc', 'h264_qsv', 'h264_vaapi', 'libx264'])
    writeSync(1, ` V....D ${name}  (codec h264)\n`)
  process.exit(0)
}
if (behaviour === 'fails') fail('[h264_qsv @ 0x1] Error while opening encoder: no device')
if (behaviour === 'deaf') playDeaf()

/** `forgets:N` keeps N pictures to itself, for good; `lingers:N` gives them half a second after the end of its input. */
const behind = behaviour === 'forgets' || behaviour === 'lingers' ? count : 0
let received = 0
let encoded = 0
let sounds = 0

function encode(): void {
  if (encoded === 0)
    writeSync(1, behaviour === 'garbage' ? Buffer.from('Segmentation fault (core dumped)') : FILE_HEADER)
  if (encoded === 0) writeSync(1, HEADERS)
  if (behaviour === 'skips' && encoded === count) {
    encoded += 1
    return
  }
  const ms = Math.round(movedMs + (encoded * 1000) / fps)
  const nextSoundMs = () => movedMs + soundAtMs + sounds * AAC_FRAME_MS
  for (; nextSoundMs() <= ms; sounds++) writeSync(1, sound(Math.round(nextSoundMs())))
  writeSync(1, picture(ms, encoded % 25 === 0))
  encoded += 1
  if (behaviour === 'dies' && encoded === count) fail('x264 [error]: malloc of size 3110400 failed')
}

for (const fd of [4, 5]) new Socket({ fd }).resume()
new Socket({ fd: 3 })
  .on('data', (chunk) => {
    received += chunk.length
    while (encoded < Math.floor(received / FRAME_BYTES) - behind) encode()
  })
  .on('end', () => {
    if (behaviour === 'lingers') setTimeout(finish, 500)
    else if (behaviour !== 'deaf') process.exit(0)
  })

function finish(): void {
  while (encoded < Math.floor(received / FRAME_BYTES)) encode()
  process.exit(0)
}
