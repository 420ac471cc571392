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
let receivedSamples = 0

function encode(): void {
  if (encoded === 0)
    writeSync(1, behaviour === 'garbage' ? Buffer.from('Segmentation fault (core dumped)') : FILE_HEADER)
  if (encoded === 0) writeSync(1, HEADERS)
  if (behaviour === 'skips' && encoded === count) {
    encoded += 1
    return
  }
  const ms = Math.round(movedMs + (encoded * 1000) / fps)
  while (nextSoundMs() <= ms) encodeSound()
  writeSync(1, picture(ms, encoded % 25 === 0))
  encoded += 1
  if (behaviour === 'dies' && encoded === count) fail('x264 [error]: malloc of size 3110400 failed')
}

const nextSoundMs = () => movedMs + soundAtMs + sounds * AAC_FRAME_MS

function encodeSound(): void {
  writeSync(1, sound(Math.round(nextSoundMs())))
  sounds += 1
}

new Socket({ fd: 4 }).resume()
const soundOver = new Promise<void>((resolve) => {
  new Socket({ fd: 5 }).on('data', (chunk) => (receivedSamples += chunk.length / 4)).on('end', resolve)
})
new Socket({ fd: 3 })
  .on('data', (chunk) => {
    received += chunk.length
    while (encoded < Math.floor(received / FRAME_BYTES) - behind) encode()
  })
  .on('end', () => {
    if (behaviour !== 'deaf') void soundOver.then(() => setTimeout(finish, behaviour === 'lingers' ? 500 : 0))
  })

/** Everything it still has: its sound ends with the frame that holds the last sample, and one more for the priming. */
function finish(): void {
  const isWhole = behaviour !== 'forgets'
  while (isWhole && encoded < Math.floor(received / FRAME_BYTES)) encode()
  const soundFrames = Math.ceil(receivedSamples / 1024) + 1
  while (encoded > 0 && isWhole && sounds < soundFrames) encodeSound()
  process.exit(0)
}
